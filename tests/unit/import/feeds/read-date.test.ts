import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readDate } from '../../../../src/import/feeds/read-date.ts';
import { toInstant } from '../../../../src/model/instant.ts';

describe('readDate', () => {
  it.each([
    ['Wed, 02 Oct 2002 13:00:00 GMT', '2002-10-02T13:00:00Z', 'RFC 822 as RSS asks for it'],
    ['Wed, 02 Oct 2002 15:00:00 +0200', '2002-10-02T13:00:00Z', 'an offset'],
    ['Thu, 07 Dec 17 10:00:29 -0800', '2017-12-07T18:00:29Z', 'a year of two digits'],
    ['07 Dec 97 10:00 EST', '1997-12-07T15:00:00Z', 'a year of two digits of the last century, no seconds'],
    ['Sat, 13 Jan 2018 08:00:00 EDT', '2018-01-13T12:00:00Z', 'a zone by its name'],
    ['Fri, 14 Jul 2017 10:00:00 CEST', '2017-07-14T08:00:00Z', 'a zone of Europe'],
    ['Mon, 6 July 2009 16:45:00 UT', '2009-07-06T16:45:00Z', 'a month in full'],
    ['Xyz, 6 Jul 2009 16:45:00 Z', '2009-07-06T16:45:00Z', 'a day of the week that is none'],
    ['6-Jul-2009 16:45', '2009-07-06T16:45:00Z', 'hyphens'],
    ['Tue, 01 Jan 2019 00:00:00 GMT+0100', '2018-12-31T23:00:00Z', 'GMT with an offset'],
    ['Tue, 01 Jan 2019 00:00:00 +0100 (CET)', '2018-12-31T23:00:00Z', 'a zone in brackets'],
    ['2012-07-16T08:48:01-07:00', '2012-07-16T15:48:01Z', 'ISO 8601'],
    ['2012-08-04T01:29:34.677Z', '2012-08-04T01:29:34Z', 'parts of a second'],
    ['2012-07-16T08:48:01', '2012-07-16T08:48:01Z', 'ISO without zone'],
    ['2012-07-16 08:48', '2012-07-16T08:48:00Z', 'ISO with a space, without zone'],
    ['2012-07-16T08:48+02', '2012-07-16T06:48:00Z', 'an offset of hours'],
    ['20120716T084801Z', '2012-07-16T08:48:01Z', 'the basic form'],
    ['2012-07-16', '2012-07-16T00:00:00Z', 'a day'],
    ['2012-07', '2012-07-01T00:00:00Z', 'a month'],
    ['2012', '2012-01-01T00:00:00Z', 'a year'],
    ['2012/7/6', '2012-07-06T00:00:00Z', 'slashes, the year first'],
    ['mer., 14 juil. 2021 10:30:00 +0200', '2021-07-14T08:30:00Z', 'French, cut short'],
    ['mercredi 14 juillet 2021 à 10h30', '2021-07-14T10:30:00Z', 'French, in full'],
    ['1er août 2019', '2019-08-01T00:00:00Z', 'the first of a month in French'],
    ['Lun, 03 Fév 2020 09:00:00 +0100', '2020-02-03T08:00:00Z', 'a French RFC 822'],
    ['Sam, 05 Déc 2020 09:00:00 GMT', '2020-12-05T09:00:00Z', 'an accent'],
    ['1 juin 2020', '2020-06-01T00:00:00Z', 'juin is not juillet'],
    ['3 de mayo de 2020', '2020-05-03T00:00:00Z', 'Spanish'],
    ['12. Oktober 2020', '2020-10-12T00:00:00Z', 'German'],
    ['July 16, 2012 8:48 pm', '2012-07-16T20:48:00Z', 'American, with a half of the day'],
    ['Mon Jul 16 08:48:01 PDT 2012', '2012-07-16T15:48:01Z', 'as `date` prints it'],
    ['Mon Jul 16 08:48:01 2012', '2012-07-16T08:48:01Z', 'as asctime prints it'],
    ['16/07/2012 10:00', '2012-07-16T10:00:00Z', 'the day can only be first'],
    ['07/16/2012', '2012-07-16T00:00:00Z', 'the month can only be first'],
    ['03.04.2021', '2021-04-03T00:00:00Z', 'full stops put the day first'],
    ['1342428481', '2012-07-16T08:48:01Z', 'seconds since 1970'],
    ['1342428481000', '2012-07-16T08:48:01Z', 'milliseconds since 1970'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2016-12-31T23:59:59Z', 'a leap second'],
  ])('reads %s (J11)', (written, instant, _why) => {
    expect(readDate(written)).toBe(instant);
  });

  it.each([
    ['', 'nothing'],
    ['yesterday', 'a word'],
    ['30 Feb 2021', 'a day that does not exist'],
    ['Wed, 32 Oct 2002 13:00:00 GMT', 'a day that no month has'],
    ['2021-13-01', 'a month that does not exist'],
    ['14 Smarch 2021', 'a month that nobody knows'],
    ['03/04/2021', 'two days in one'],
    ['Wed, 02 Oct 2002 25:00:00 GMT', 'an hour that does not exist'],
    ['0000-00-00 00:00:00', 'what databases write for none'],
  ])('finds no date in %j: %s (J11)', (written) => {
    expect(readDate(written)).toBeUndefined();
  });

  it('reads back every date as it is printed for RSS and for Atom', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const date = new Date(seconds * 1000);

        expect(readDate(date.toUTCString())).toBe(toInstant(seconds * 1000));
        expect(readDate(date.toISOString())).toBe(toInstant(seconds * 1000));
      }),
    );
  });

  it('ends for any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => (readDate(text), true)));
  });
});
