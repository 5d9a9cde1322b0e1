/**
 * Makes a function that gives the number of the line, from 1, at a place in a text. It walks through the
 * text once, so it is to be asked about places in their order.
 */
export function countLines(text: string): (place: number) => number {
  let line = 1;
  let end = text.indexOf('\n');
  return (place) => {
    while (end !== -1 && end < place) {
      line++;
      end = text.indexOf('\n', end + 1);
    }
    return line;
  };
}
