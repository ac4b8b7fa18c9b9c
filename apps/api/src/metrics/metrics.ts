import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const APPEND_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2, 10];

/**
 * What is measured, of one service. Labels are names of the code and of states, never of people, units, projects or
 * tokens, so that their number is bounded and a page of them tells nobody anything about anyone (docs/metrics.md).
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly looks: (() => Promise<void>)[] = [];

  readonly http = new Histogram({
    name: 'slate_http_request_seconds',
    help: 'Answers to HTTP requests, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly graphql = new Histogram({
    name: 'slate_graphql_operation_seconds',
    help: 'GraphQL questions and acts, by their first root field',
    labelNames: ['type', 'field', 'outcome'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly appends = new Histogram({
    name: 'slate_append_seconds',
    help: 'Appends to the event log',
    labelNames: ['outcome'] as const,
    buckets: APPEND_SECONDS,
    registers: [this.registry],
  });
  readonly events = this.counter('slate_events_appended_total', 'Facts appended by this process');

  constructor() {
    const delay = monitorEventLoopDelay({ resolution: 20 });
    delay.enable();
    this.gauge('process_resident_memory_bytes', 'Memory of the process', () => process.memoryUsage.rss());
    this.gauge('nodejs_heap_used_bytes', 'Memory of JavaScript', () => process.memoryUsage().heapUsed);
    this.gauge('process_uptime_seconds', 'Since the process started', () => process.uptime());
    this.gauge('process_cpu_seconds', 'Processor time used so far', () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    });
    this.gauge('nodejs_eventloop_delay_p99_seconds', 'How late the event loop was since the last look, 99th percentile', () => {
      const late = delay.percentile(99) / 1e9;
      delay.reset();
      return Number.isFinite(late) ? late : 0;
    });
  }

  /** A value that is looked up when somebody asks. */
  gauge(name: string, help: string, value: () => number): void {
    const gauge = new Gauge({ name, help, registers: [this.registry] });
    this.looks.push(() => Promise.resolve(gauge.set(value())));
  }

  /** Values by one label, looked up when somebody asks; of what cannot be looked up nothing is said. */
  gauges<Label extends string>(
    name: string,
    help: string,
    label: Label,
    values: () => ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>>,
  ): void {
    const gauge = new Gauge({ name, help, labelNames: [label] as const, registers: [this.registry] });
    this.looks.push(async () => {
      gauge.reset();
      for (const [of, value] of await values()) gauge.set({ [label]: of } as Record<Label, string>, value);
    });
  }

  /** Several single values that come from one look. */
  together(names: Readonly<Record<string, string>>, look: () => Promise<Readonly<Record<string, number>>>): void {
    const gauges = Object.entries(names).map(([name, help]) => new Gauge({ name, help, registers: [this.registry] }));
    this.looks.push(async () => {
      for (const gauge of gauges) gauge.remove();
      const values = await look();
      Object.keys(names).forEach((name, at) => gauges[at]?.set(values[name] ?? 0));
    });
  }

  /** Everything, in the text that Prometheus reads. A look that fails leaves its names out and counts as a fault. */
  async text(): Promise<string> {
    for (const look of this.looks) await look().catch(() => this.faults.inc());
    return this.registry.metrics();
  }

  private readonly faults = this.counter('slate_metrics_faults_total', 'Looks for these values that failed');

  private counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }
}
