// <suanpan-calculator>, as embed.js defines it: docs/embed/element.md explains it.

/** The total of the estimate that stands in the calculator. */
export interface CalculatorTotals {
  readonly currency: 'CNY';
  readonly months: number;
  /** Exact: a decimal, or a fraction; null where nothing has a price. */
  readonly horizon: string | null;
  /** Whether nothing is missing from it. */
  readonly complete: boolean;
}

export interface CalculatorChange {
  /** The estimate as a link has it behind its `#`. */
  readonly link: string;
  /** The address of the whole page with it. */
  readonly address: string;
  readonly lang: 'zh-CN' | 'en';
  readonly totals: CalculatorTotals;
}

export interface CalculatorError {
  /** A damaged link of which the rest is open, or a calculator that cannot go on. */
  readonly reason: 'link' | 'stopped';
}

export interface CalculatorEventMap {
  ready: CustomEvent<Record<string, never>>;
  change: CustomEvent<CalculatorChange>;
  error: CustomEvent<CalculatorError>;
}

/** What an author sets, as attributes or as properties. */
export interface CalculatorAttributes {
  product?: string | null;
  services?: string | null;
  quantities?: string | null;
  months?: string | number | null;
  date?: string | null;
  link?: string | null;
  lang?: string;
  theme?: 'auto' | 'light' | 'dark' | null;
  readonly?: boolean;
  height?: string | number | null;
  src?: string | null;
  sandbox?: string | null;
}

export interface SuanpanCalculator extends HTMLElement {
  product: string | null;
  services: string | null;
  quantities: string | null;
  months: string | number | null;
  date: string | null;
  get link(): string;
  set link(link: string | null);
  theme: 'auto' | 'light' | 'dark' | null;
  readonly: boolean;
  height: string | number | null;
  src: string | null;
  sandbox: string | null;
  /** The address of the whole page with the estimate. */
  readonly address: string;
  /** Null until the calculator has told. */
  readonly totals: CalculatorTotals | null;
  /** Kept once the calculator stands. */
  whenReady(): Promise<SuanpanCalculator>;

  addEventListener<K extends keyof CalculatorEventMap>(
    kind: K,
    listener: (this: SuanpanCalculator, event: CalculatorEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    kind: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** For JSX: `class`, `ref` and the handlers of events besides. */
export type InMarkup = CalculatorAttributes & { [name: string]: unknown };

declare global {
  interface HTMLElementTagNameMap {
    'suanpan-calculator': SuanpanCalculator;
  }
  namespace JSX {
    interface IntrinsicElements {
      'suanpan-calculator': InMarkup;
    }
  }
}
