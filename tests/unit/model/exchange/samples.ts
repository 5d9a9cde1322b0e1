/**
 * A small file of each format, written here after the form of the real ones, with what is odd in those:
 * titles that are missing or escaped twice, addresses that are scripts, dates that are zero or in other
 * units, pages that stand twice.
 */
export const CHROME = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1600000000" LAST_MODIFIED="1700000001" PERSONAL_TOOLBAR_FOLDER="true">Barre de favoris</H3>
    <DL><p>
        <DT><A HREF="https://journal.example/a?x=1&y=2&copy=3" ADD_DATE="1700000000" ICON="data:image/png;base64,iVBORw0KGgo=">Tom &amp; l&#39;&eacute;t&eacute; &lt;en vrai&gt;</A>
        <DT><H3 ADD_DATE="1600000000" LAST_MODIFIED="0">R&D</H3>
        <DL><p>
            <DT><A HREF="https://journal.example/b" ADD_DATE="0">Tom &amp;amp; Jerry</A>
            <DT><A HREF="javascript:(function(){alert(&quot;x&quot;)})()" ADD_DATE="1700000000">Bookmarklet</A>
        </DL><p>
        <DT><A HREF="https://journal.example/c" ADD_DATE="13344473600000000"></A>
    </DL><p>
    <DT><A HREF="chrome://settings/">Settings</A>
    <DT><A HREF="https://journal.example/a?x=1&y=2&copy=3" ADD_DATE="1700000002">Encore</A>
</DL><p>
`;

export const FIREFOX = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<meta http-equiv="Content-Security-Policy"
      content="default-src 'self'; script-src 'none'; img-src data: *; object-src 'none'"></meta>
<TITLE>Bookmarks</TITLE>
<H1>Menu des marque-pages</H1>

<DL><p>
    <DT><A HREF="place:type=6&sort=14&maxResults=10">Étiquettes récentes</A>
    <DT><H3 ADD_DATE="1600000000" LAST_MODIFIED="1700000000">Presse</H3>
    <DD>Ce que je lis
    <DL><p>
        <DT><A HREF="https://presse.example/un" ADD_DATE="1700000000" LAST_MODIFIED="1700000100" ICON_URI="fake-favicon-uri:https://presse.example/un" TAGS="réseaux,5G ,réseaux">Un</A>
        <DD>Première ligne
Seconde &lt;ligne&gt;
    </DL><p>
    <HR>    <DT><A HREF="https://presse.example/deux" ADD_DATE="1700000000000000">Deux</A>
</DL>
`;

export const SAFARI = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
	<HTML>
	<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
	<Title>Signets</Title>
	<H1>Signets</H1>
	<DT><H3 FOLDED>Favoris</H3>
	<DL><p>
		<DT><A HREF="https://apple.example/">Pomme</A>
	</DL><p>
	<DT><H3 FOLDED id="com.apple.ReadingList">Liste de lecture</H3>
	<DL><p>
		<DT><A HREF="https://lecture.example/long">Un long <b>article</b></A>
	</DL><p>
	</HTML>
`;

export const PINBOARD_HTML = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Pinboard Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p><DT><A HREF="https://pin.example/1" ADD_DATE="1700000000" PRIVATE="1" TOREAD="1" TAGS="lire,long">À lire</A>
<DD>Conseillé par Léa<br>à finir
<DT><A HREF="https://pin.example/2" ADD_DATE="1700000001" PRIVATE="0" TOREAD="0" TAGS="">Lu</A>
</DL></p>
`;

export const POCKET_HTML = `<!DOCTYPE html>
<html>
	<!--So long and thanks for all the fish-->
	<head>
		<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
		<title>Pocket Export</title>
	</head>
	<body>
		<h1>Unread</h1>
		<ul>
			<li><a href="https://poche.example/un?a=1&amp;b=2" time_added="1700000000" tags="mobile,long read">L’un &amp; l’autre</a></li>
			<li><a href="https://poche.example/deux" time_added="0" tags="">https://poche.example/deux</a></li>
		</ul>
		<h1>Read Archive</h1>
		<ul>
			<li><a href="https://poche.example/trois" time_added="1600000000" tags="">Trois</a></li>
			<li><a href="ftp://poche.example/quatre" time_added="1600000000" tags="">Quatre</a></li>
		</ul>
	</body>
</html>
`;

export const POCKET_CSV = `title,url,time_added,tags,status
"L’un, ""l’autre""",https://poche.example/un,1700000000,mobile|long read,unread
https://poche.example/deux,https://poche.example/deux,1600000000,,archive
Sans adresse,,1600000000,,unread
`;

export const INSTAPAPER = `URL,Title,Selection,Folder,Timestamp,Tags
https://insta.example/un,Un,"Une phrase
sur deux lignes",Unread,1700000000,"[""mobile"", ""à voir, un jour""]"
https://insta.example/deux,,,Archive,1600000000,[]
https://insta.example/trois,Trois,,Starred,1600000001,
https://insta.example/quatre,Quatre,,Recettes,1600000002,"cuisine, été"
instapaper-private://email/abc/,Courriel,,Unread,1600000003,[]
`;

export const OMNIVORE = JSON.stringify([
  {
    id: '0f3c7c1e-0000-4000-8000-000000000001',
    slug: 'un-article-18f',
    title: 'Un article',
    description: 'Ce qu’en dit la page',
    author: 'Léa Roy',
    url: 'https://omni.example/un',
    state: 'Active',
    readingProgress: 12,
    thumbnail: 'https://omni.example/un.jpg',
    labels: ['mobile', 'Favorites', 'mobile'],
    savedAt: '2023-11-14T22:13:20.123Z',
    updatedAt: '2024-01-01T00:00:00.000Z',
    publishedAt: null,
  },
  {
    id: '0f3c7c1e-0000-4000-8000-000000000002',
    slug: 'deux',
    title: null,
    url: 'https://omni.example/deux',
    state: 'ARCHIVED',
    readingProgress: 100,
    labels: null,
    savedAt: 'bientôt',
  },
  {
    url: 'https://omni.example/trois',
    title: 'Trois',
    state: 'Archived',
    savedAt: '2023-11-14T22:13:20.000Z',
  },
  null,
]);

export const WALLABAG = JSON.stringify([
  {
    is_archived: 1,
    is_starred: 0,
    tags: ['mobile', 'foo'],
    is_public: false,
    id: 2,
    uid: null,
    title: 'Ein & Zwei',
    url: 'https://walla.example/ein',
    content: '<p>…</p>',
    created_at: '2023-11-14T23:13:20+0100',
    updated_at: '2023-11-14T23:13:20+0100',
    published_by: [''],
    annotations: [
      { text: 'À vérifier', quote: 'Deux\nlignes', ranges: [{ start: '/p[1]' }] },
      { text: '', quote: 'Une' },
    ],
    mimetype: 'text/html',
    language: 'de',
    reading_time: 3,
    domain_name: 'walla.example',
  },
  { is_archived: false, is_starred: true, tags: [], title: '', url: 'https://walla.example/zwei' },
  { is_archived: false, is_starred: false, title: 'Datei', url: 'file:///etc/passwd' },
]);

export const PINBOARD = `[{"href":"https:\\/\\/pin.example\\/1","description":"Un titre","extended":"Une note\\r\\nà suivre","meta":"92959a96fd69146c5fe7cbde6e5720f2","hash":"c2a9d0a1b8d5c8a7a7fb0f6b0c8a6f1e","time":"2023-11-14T22:13:20Z","shared":"no","toread":"yes","tags":"mobile .privé"},
{"href":"https:\\/\\/pin.example\\/2","description":false,"extended":"","meta":"x","hash":"y","time":"2023-11-14T22:13:21Z","shared":"yes","toread":"no","tags":""},
{"href":"","description":"Rien","extended":"","time":"","shared":"yes","toread":"no","tags":""}]`;

export const KIOSQUE_CSV = `url;title;savedAt;list;labels;folder;note\r
https://kiosque.example/un;'=1+1;2023-11-14T22:13:20.123Z;archive favorite;a|b\\|c;Presse/R\\/D;"Un ""mot"";\r
puis un autre"\r
\r
https://kiosque.example/deux;;14/11/2023 22:13;unread;;;\r
`;

export const SAMPLES = {
  CHROME,
  FIREFOX,
  SAFARI,
  PINBOARD_HTML,
  POCKET_HTML,
  POCKET_CSV,
  INSTAPAPER,
  OMNIVORE,
  WALLABAG,
  PINBOARD,
  KIOSQUE_CSV,
} as const;
