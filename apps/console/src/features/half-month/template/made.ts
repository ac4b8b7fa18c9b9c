/** When this browser last got a unit's sheet of a half-month: a file older than the data should be got again. */
const keyOf = (unit: string, period: string): string => `slate.sheet.${unit}.${period}`;

export function madeBefore(unit: string, period: string): string | null {
  try {
    return localStorage.getItem(keyOf(unit, period));
  } catch {
    return null;
  }
}

/** Notes now; answers it. */
export function noteMade(unit: string, period: string): string {
  const now = new Date().toISOString();
  try {
    localStorage.setItem(keyOf(unit, period), now);
  } catch {
    // shown for this page only
  }
  return now;
}
