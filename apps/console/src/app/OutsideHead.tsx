/** Shown while the sign-in page is fetched. */
export function OutsideHead() {
  return <p className="outside-wait">场记板 · Slate</p>;
}
