/**
 * Lets long pieces of work go on one by one, and before each of them whatever has arrived be received. So no answer
 * waits for more than one piece, and the next request is on its way at once.
 */
export function takeTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
