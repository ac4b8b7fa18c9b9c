/** A round number not below the greatest: the top of an axis. */
export function roundUp(greatest: number): number {
  if (greatest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(greatest));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((top) => top >= greatest) ?? greatest;
}
