/** Sum of a run: tests by number, other steps only when they fail, and what this machine could not run. */
export class Report {
  passed = 0;
  failed = 0;
  /** @type {Map<string, string>} what could not run, with its remedy */
  notRun = new Map();
  /** @type {{ title: string, ok: boolean, seconds: number, note: string }[]} */
  steps = [];

  /**
   * Runs one step; a step that throws, or says false, counts as one failure.
   * @param {string} title
   * @param {() => Promise<boolean | { passed: number, failed: number }>} work
   */
  async step(title, work) {
    console.log(`\n── ${title}`);
    const began = Date.now();
    let [ok, note] = [false, ''];
    try {
      const result = await work();
      if (typeof result === 'boolean') {
        ok = result;
        if (!ok) this.failed += 1;
      } else {
        ok = result.failed === 0;
        note = `${result.passed} passed, ${result.failed} failed`;
        this.passed += result.passed;
        this.failed += result.failed;
      }
    } catch (error) {
      console.log(error.message);
      this.failed += 1;
    }
    this.steps.push({ title, ok, note, seconds: (Date.now() - began) / 1000 });
    return ok;
  }

  /** Prints the sum; its last line is the counts. Under CI everything must have run. */
  close() {
    console.log('\n── 汇总 · summary');
    for (const { title, ok, seconds, note } of this.steps) {
      console.log(`${ok ? 'ok  ' : 'FAIL'} ${seconds.toFixed(1).padStart(6)} s  ${title}${note && `: ${note}`}`);
    }
    for (const [what, remedy] of this.notRun) console.log(`not run: ${what}. ${remedy}`);
    if (process.env.CI === 'true') this.failed += this.notRun.size;
    process.exitCode = this.failed === 0 ? 0 : 1;
    console.log(`${this.passed} passed, ${this.failed} failed`);
  }
}
