let turn = 0;
let isUnderWay = false;

/** Which turn of the event loop this is, among those in which somebody asked. */
export function loopTurn(): number {
  if (!isUnderWay) {
    isUnderWay = true;
    setImmediate(() => {
      isUnderWay = false;
      turn += 1;
    });
  }
  return turn;
}
