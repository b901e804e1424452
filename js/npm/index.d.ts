// The public form, as pricing/README.md explains it. Tests hold every answer against these types.

/** A whole number: digits in a text where a number would not hold it exactly. */
export type Whole = number | string;
/** A whole number, or its digits in a text. */
export type WholeInput = number | bigint | string;
/** Yuan: a decimal, or a fraction in lowest terms where no decimal is exact (`"112/3"`). */
export type Amount = string;
/** `YYYY-MM-DD` */
export type DateText = string;

// --- What is asked

export interface Scenario {
  date: DateText;
  months?: WholeInput;
  readings?: Record<string, string>;
  services?: readonly ServiceInput[];
}

export interface ServiceInput {
  product: string;
  service: string;
  calls?: WholeInput | readonly WholeInput[];
  templates?: WholeInput;
  billing?: 'calls' | 'qps';
  orders?: readonly OrderInput[];
  devices?: readonly WholeInput[];
  videos?: readonly VideoInput[];
  packages?: readonly PackageInput[];
  balance?: WholeInput;
  free_left?: WholeInput;
  pool_calls?: WholeInput;
  peak_qps?: WholeInput;
}

export interface OrderInput {
  qps: WholeInput;
  months?: WholeInput;
  days?: WholeInput;
  month?: WholeInput;
  group?: string;
}

export interface VideoInput {
  seconds: WholeInput;
  height: WholeInput;
  /** A whole number, or a decimal in a text: `"29.97"`. */
  frame_rate: WholeInput;
}

export interface PackageInput {
  size: WholeInput;
  count?: WholeInput;
  month?: WholeInput;
}

// --- What is wrong

export interface Problem {
  /** As in `services[0].packages[1].count`; empty for the whole. */
  path: string;
  problem: string;
  /** The offending value as JSON. */
  value?: string;
}

/** Thrown for what was asked; `problems` has every mistake. */
export class ProblemsError extends Error {
  constructor(problems: Problem[]);
  name: 'ProblemsError';
  problems: Problem[];
}

// --- What is answered

export interface Name {
  zh: string;
  en: string;
}

export interface Source {
  document: string;
  section: string;
  line: number;
  bound?: string;
  printed: string;
}

export interface Quote {
  currency: 'CNY';
  complete: boolean;
  totals: { one_off: Amount; per_month: Amount[]; horizon: Amount; horizon_shown: string };
  services: QuotedService[];
  holds?: Hold[];
}

export interface QuotedService {
  product: string;
  service: string;
  name: Name;
  amount: Amount;
  complete: boolean;
  lines: Line[];
  outcomes?: Outcome[];
  notices?: Notice[];
  months?: Month[];
  footnotes?: Footnote[];
}

export interface Line {
  month: number;
  due: 'purchase' | 'use';
  quantity: Whole;
  unit_price: Amount;
  per: Whole;
  amount: Amount;
  reason: Reason;
  source: Source;
}

export type Reason =
  | { kind: 'free_monthly' | 'free_once' | 'free_pool' | 'at_package_rate' | 'covered_by_qps' | 'rounded_amount' }
  | { kind: 'from_package'; size: Whole | null; bought: number | null }
  | { kind: 'package_bought' | 'package_credited'; size: Whole }
  | { kind: 'in_tier'; tier: number; model: ChargeModel; counted: Whole; used: Whole }
  | { kind: 'flat_fee'; tier: number }
  | { kind: 'qps_months'; months: number; qps: Whole; tier: number; group: string | null }
  | { kind: 'qps_days'; days: number; qps: Whole; tier: number; group: string | null }
  | { kind: 'devices'; ordered: Whole; tier: number }
  | { kind: 'video'; seconds: Whole; height: number; frame_rate: string };

export type ChargeModel = 'volume' | 'graduated';

/** What is not a price. `month` is left out where all months are meant. */
export type Outcome =
  | { kind: 'not_priced' | 'uncovered' | 'unserved' | 'contact_sales'; month?: number; units: Whole }
  | { kind: 'no_such_pack'; month?: number; size: Whole }
  | { kind: 'above_limit'; month?: number; limit: Whole; asked: Whole }
  | { kind: 'below_minimum'; month?: number; minimum: Whole; asked: Whole }
  | { kind: 'ambiguous'; month?: number; low?: Amount; high?: Amount };

export type Notice =
  | { kind: 'concurrency'; limit: Whole; peak: Whole }
  | { kind: 'leftover' | 'expired'; units: Whole };

export interface Month {
  month: number;
  units: Whole;
  free: Whole;
  from_packages: Whole;
  rest: Whole;
  balance: Whole;
  /** How much of the balance lapses at the end of the month. */
  lapsed: Whole;
  alert: boolean;
}

export interface Footnote {
  reading: string;
  chosen: string;
  other?: string;
  other_amount?: Amount;
  units?: Whole;
  text: Name;
}

export interface Hold {
  product: string;
  month: number;
  bill: Amount;
  released: Amount;
  held: Amount;
  funds_needed: Amount;
}

export interface Plans {
  currency: 'CNY';
  cost: Amount;
  cost_shown: string;
  services: PlannedService[];
}

/** Without `best` and all below it where no plan can be made. */
export interface PlannedService {
  product: string;
  service: string;
  notch?: { order?: number; quantity: Whole; now: Amount; then: Amount };
  asked?: Amount;
  best?: Plan;
  start?: Plan;
  later?: 'cheaper' | 'not_cheaper' | 'found' | 'none_found';
  buying_later?: Plan;
  qps?: Plan;
  break_even_qps?: Whole;
  tie?: boolean;
  runner_up?: Plan;
  kinds?: (Plan & { kind: 'nothing' | 'one_size' | 'qps'; size?: Whole })[];
  cases?: (Plan & { runs_out?: number; from: Whole; to?: Whole })[];
  tried?: Plan[];
}

/** Its purchases can be put into a scenario as they stand. */
export interface Plan {
  cost: Amount;
  gaps?: Whole;
  packages?: { size: Whole; count: Whole; month: number }[];
  orders?: { qps: Whole; months: Whole; days: Whole; month: number }[];
  devices?: Whole[];
}

export interface Comparisons {
  currency: 'CNY';
  services: ComparedService[];
}

/** Without `need` and all below it where nothing else meets the need. */
export interface ComparedService {
  product: string;
  service: string;
  need?: string;
  name?: Name;
  asked?: Cost;
  rows?: (Cost & { product: string; service: string; standing: Standing; plan?: Plan; note?: Name })[];
}

export type Standing = 'cheapest' | 'tied' | 'dearer' | 'only_one' | 'open' | 'apart';

/** An amount, or why there is none. */
export type Cost = { amount: Amount; open?: undefined } | { amount?: undefined; open: Open };

export type Open =
  | Outcome
  | { kind: 'needs_peak'; one_qps_per_month: Amount; break_even_qps: Whole | null }
  | { kind: 'needs_calls' | 'other_unit' };

/** What a link says. */
export interface OpenedLink {
  scenario: Scenario;
  /** None where the link names none. */
  lang: Language | null;
  /** The parts that cannot be read, as they stand in the link. */
  unread: string[];
  /** Whether a newer version wrote it, which may mean more than can be read. */
  newer: boolean;
}

export type Language = 'en' | 'zh-CN';

export interface Shapes<Shape> {
  currency: 'CNY';
  services: ({ product: string; service: string } & Partial<Shape>)[];
}

export interface At {
  quantity: Whole;
  cost: Amount;
}

export interface NotchesShape {
  dominated: { sold: 'units' | 'qps_month' | 'qps_day' | 'devices'; free?: Whole; first: At; last: At; cheaper: At }[];
}

export interface CurveShape {
  asked: Whole;
  bounds: Whole[];
  points: { quantity: Whole; post_paid?: Amount; yours?: Amount; cheapest?: Amount }[];
}

export interface BudgetShape {
  post_paid?: Reach;
  yours: Reach;
  cheapest?: Reach;
  plan?: Plan;
}

export type Reach = { fits: 'nothing' } | ({ fits: 'up_to' | 'everything' } & At);

// --- The price tables

export interface Tables {
  currency: 'CNY';
  products: Product[];
  readings: Reading[];
  needs: Need[];
}

export interface Product {
  id: string;
  vendor: string;
  vendor_name?: string;
  name: Name;
  document: string;
  letter: string;
  /** When the table was last compared with the document. */
  checked_on: DateText;
  /** The share of a month's bill that the vendor freezes. */
  hold?: { share: string; source: Source };
  services: Service[];
  facts?: { id: string; value: string; name: Name; services?: string[]; source: Source }[];
}

export interface Service {
  id: string;
  name: Name;
  printed?: string;
  group?: Name;
  unit: 'call' | 'template' | 'qps' | 'device' | 'second';
  offer: Offer;
  readings?: string[];
  known?: Known;
}

/** What a document says of a service without a price. */
export interface Known {
  line: number;
  printed?: string;
  pay_as_you_go: Offered;
  single_category_package: Offered;
  general_purpose_package: Offered;
  prepaid_qps: Offered;
}

export interface Offered {
  offered: 'yes' | 'no' | 'upgraded' | 'undetermined';
  grade: 'certain' | 'strong' | 'medium' | 'weak' | 'unknown';
}

/** What we quote, and what other readings of the document say. */
export interface Choice<T> {
  quoted: T;
  others?: { reading: string; value: T }[];
}

/** The upper end of a tier; none for the last. */
export type Bound = { up_to: number } | { below: number } | null;

export type Offer =
  | ({ kind: 'metered' } & MeteredOffer)
  | { kind: 'qps'; rates: QpsRate[] }
  | { kind: 'licence'; rates: LicenceRate[] }
  | { kind: 'video'; rates: VideoRate[] }
  | { kind: 'no_price' };

export interface MeteredOffer {
  free: {
    effective_from: Choice<DateText | null>;
    period: Choice<'every_month' | 'once'>;
    quantity: Choice<number>;
    carry_over: Choice<'lapse' | 'carry_unused'>;
    pool?: string;
    source: Source;
  }[];
  packages?: {
    /** None for ever. */
    validity_months: Choice<number | null>;
    burn: Choice<'before_post_paid' | 'withheld'>;
    buy: Choice<'as_asked' | 'no_package'>;
    leftover: Choice<'kept' | 'credited'>;
    alert?: { when: 'below' | 'at'; share: string };
    points_per_unit: string;
    /** Without a price where a dash is printed. */
    sizes: { size: number; price: Amount | null; source: Source }[];
  };
  rates: Rate[];
  after_packages: Choice<'charge_post_paid' | 'stop_service' | 'not_priced' | 'package_rate'>;
  qps?: string;
  concurrency?: { limit: number; source: Source };
}

export interface Rate {
  /** None where it has always been so. */
  effective_from: DateText | null;
  model: Choice<ChargeModel>;
  counts: Choice<'post_paid' | 'free_and_post_paid' | 'all_units'>;
  part: Choice<Part>;
  tiers: Tier[];
}

export type Part = 'pro_rata' | 'started';

export interface Tier {
  bound: Choice<Bound>;
  price: Price;
  flat_fee?: Amount;
  source: Source;
}

export type Price =
  | { kind: 'unit_price'; unit_price: Amount; per: number }
  | { kind: 'free_of_charge' | 'contact_sales' | 'not_priced' };

export interface QpsRate {
  effective_from: DateText | null;
  model: Choice<ChargeModel>;
  charged_per: Choice<'each_qps' | 'whole_order'>;
  combine: Choice<'sum_of_both' | 'month_if_cheaper' | 'whole_months'>;
  /** None where it is not limited. */
  limit: Choice<number | null>;
  limit_source: Source;
  days_min: number;
  tiers: { bound: Choice<Bound>; per_month: Amount; month_source: Source; per_day: Amount; day_source: Source }[];
}

export interface LicenceRate {
  effective_from: DateText | null;
  model: Choice<ChargeModel>;
  minimum: number;
  below_minimum: Choice<'refuse' | 'charge_minimum'>;
  orders: Choice<'each_alone' | 'together'>;
  tiers: Tier[];
}

export interface VideoRate {
  effective_from: DateText | null;
  part: Choice<Part>;
  rounding: Choice<'exact' | 'tenth'>;
  rows: {
    height_max: number;
    printed: string;
    cells: { frame_rate_max: string; unit_price: Amount; per: number; source: Source }[];
  }[];
}

export interface Reading {
  id: string;
  product?: string;
  default: string;
  other?: string;
  selectable: boolean;
  /** In words: what we quote, and the other. */
  names?: [Name, Name];
  footnote?: Name;
  section?: string;
  line?: number;
  printed?: string;
}

export interface Need {
  id: string;
  name: Name;
  members: { product: string; service: string; class: number; note?: Name }[];
}

// --- What can be called

/** Where the engine can come from. */
export type EngineSource = string | URL | Response | BufferSource | WebAssembly.Module;

/** Starts the engine, once: from `engine.wasm` beside the script unless told otherwise. */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;
/** Starts the engine from its bytes, without waiting. */
export function initSync(source: BufferSource | WebAssembly.Module): void;

/** The exact bill. @throws {ProblemsError} */
export function quote(scenario: Scenario | string): Quote;
/** The cheapest purchases, and the proof. @throws {ProblemsError} */
export function plan(scenario: Scenario | string): Plans;
/** What every service that meets the same need would cost. @throws {ProblemsError} */
export function compare(scenario: Scenario | string): Comparisons;
/** Quantities that cost more than a larger one. @throws {ProblemsError} */
export function notches(scenario: Scenario | string): Shapes<NotchesShape>;
/** What other quantities cost. @throws {ProblemsError} */
export function curve(scenario: Scenario | string, quantities: readonly WholeInput[]): Shapes<CurveShape>;
/** The largest quantity whose cost stays within an amount in yuan. @throws {ProblemsError} */
export function budget(scenario: Scenario | string, amount: WholeInput): Shapes<BudgetShape>;
/**
 * The scenario that a page opens at a link, or at an address with one. A link that names no day
 * begins on `today`, which is the local day unless told otherwise. @throws {ProblemsError}
 */
export function readLink(link: string, options?: { today?: DateText }): OpenedLink;
/**
 * The link that opens a page with a scenario: what stands behind the `#`, or with `base`, the
 * address of a page, all of it. @throws {ProblemsError}
 */
export function writeLink(scenario: Scenario | string, options?: { lang?: Language; base?: string }): string;
/** Every problem of a scenario; none for a good one. */
export function check(scenario: unknown): Problem[];
/** The price tables, with every printed cell and its place. */
export function tables(): Tables;
