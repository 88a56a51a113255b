/** Whole øre: 1234 is 12,34 kr. Money crosses the door only so. */
export type Ore = number;
/** 0..100 with at most four decimals: 8 is 8 %. */
export type Percent = number;
/** "YYYY-MM-DD". */
export type IsoDate = string;

/** How well a value is known; a result states the weakest that entered it. */
export type Status = "law" | "official" | "secondary" | "derived" | "assumption";

/** One thing wrong with the input. engine.js adds the message in Danish and English. */
export interface Fault {
  code:
    | "missing" | "unknownField" | "wrongType" | "tooSmall" | "tooLarge" | "tooManyDecimals"
    | "notAChoice" | "notADate" | "dateOutOfRange" | "unknownKommune" | "noRate" | "notHeldThen"
    | "tooMany" | "overflow";
  /** JSON pointer into the input, "" for the input itself: "/hours", "/costs/0/amount". */
  field: string;
  allowed: Allowed;
}
/** What the field may hold; members that say nothing are absent. */
export interface Allowed {
  unit?: "ore" | "hours" | "percent" | "count" | "date" | "text" | "flag" | "list" | "object";
  min?: number | IsoDate;
  max?: number | IsoDate;
  decimals?: number;
  choices?: string[];
}
export type Outcome<T> = { ok: true; result: T } | { ok: false; faults: Fault[] };

/** The weakest status that touches a result, and what causes it. */
export interface Weakest { status: Status; cause: SumOrigin }

/** The sum written out: lines in the order they were computed. */
export interface SumLine {
  /** Stable id; i18n gives name, words and legal basis: "tax.bundskat". */
  id: string;
  /** Which computation the line belongs to: "before", "after", "group" …; i18n names it. */
  section: string;
  /** add: the signed terms; product: the terms multiplied, those with divide divided by;
   *  lowest, highest: of the terms. */
  op: "add" | "product" | "lowest" | "highest";
  terms: SumTerm[];
  rounding: "none" | "oere" | "oereHalvNed" | "kroneNed" | "heltalOp" | "tiendedelOp" | "hundrededele" | "heltal";
  result: number;
  unit: SumUnit;
}
export type SumUnit = "ore" | "percent" | "hours" | "number";
export interface SumTerm {
  value: number;
  unit: SumUnit;
  /** add: subtracted; product: divided by. */
  inverse: boolean;
  origin: SumOrigin;
}
/** Where a number came from: an earlier line (index into lines), a rate (its id in rates.json, or
 *  "kommuneskat" and "kirkeskat" for a municipality's own rates, which stand in kommuner.csv), a
 *  field of the input, or a constant of the formula. */
export type SumOrigin =
  | { kind: "line"; line: number }
  | { kind: "rate"; id: string; status: Status }
  | { kind: "input"; field: string; status?: Status }
  | { kind: "constant" };

/** Which kommuneskat was used. "none": the year's tax is not known, the result is before tax. */
export interface TaxBasis {
  basis: "kommune" | "average" | "none";
  kommuneskat: Percent | null;
  kirkeskat: Percent | null;
}

// ---------------------------------------------------------------- smaajob

export type Household = "single" | "couple";
export type Benefit = "kontanthjaelp" | "dagpenge";
/** kontanthjaelp to 30 June 2025: fyldt30, under30, under30Hjemmeboende; from 1 July 2025:
 *  mindstesats, grundsats, forhoejetSats, hjemmeboende;
 *  dagpenge: fuldtid, deltid, dimittendFuldtid. */
export type Variant =
  | "fyldt30" | "under30" | "under30Hjemmeboende"
  | "mindstesats" | "grundsats" | "forhoejetSats" | "hjemmeboende"
  | "fuldtid" | "deltid" | "dimittendFuldtid";

export interface SmaajobInput {
  /** Any day of the month asked for, 2018-01-01..2026-12-31. */
  date: IsoDate;
  benefit: Benefit;
  variant: Variant;
  /** The benefit a month before reduction, instead of the rate; 0..5 000 000. */
  amount?: Ore;
  household: Household;
  /** Has children under 18 at home. Default false. */
  provider?: boolean;
  /** Paid hours in the month, 0..250, two decimals. */
  hours: number;
  /** Per hour, 0..200 000 (2,000 kr.). */
  hourlyWage: Ore;
  /** Four digits; absent: the year's average kommuneskat. */
  kommune?: string;
  /** Pays kirkeskat. Default false. */
  churchMember?: boolean;
  /** Own share of pension in the wage, 0..20. Default 0. */
  pension?: Percent;
  /** Own ATP is drawn by the hours. Default true. */
  atp?: boolean;
  /** The småjob model's line, 0..160 hours. Default 30. */
  line?: number;
  /** Default "law". */
  reading?: "law" | "programme";
  /** Kontanthjælp from 1 July 2025: fribeløb indexed? Default false. */
  allowanceIndexed?: boolean;
  /** Kontanthjælp from 1 July 2025: which wage is counted. Default "afterAm". */
  wageCounted?: "afterAm" | "beforeAm";
  /** Write the sum out. Default false. */
  sum?: boolean;
}

export interface SmaajobPoint {
  hours: number;
  /** Wage before everything. */
  gross: Ore;
  atp: Ore;
  pension: Ore;
  /** AM-bidrag of the month, exact. */
  amBidrag: Ore;
  /** Wage after ATP, pension and AM-bidrag. */
  wageAfterAm: Ore;
  /** The supplementary benefit before tax. */
  benefit: Ore;
  /** A month's share of the year's tax at twelve such months, less the AM-bidrag above; grøn check taken off; null before tax. */
  incomeTax: Ore | null;
  /** gross - atp - pension - amBidrag - incomeTax + benefit; null when the year's tax is unknown. */
  net: Ore | null;
  /** wageAfterAm + benefit: after AM-bidrag, before income tax. */
  beforeTax: Ore;
}

export interface SmaajobResult {
  /** The benefit at 0 hours and what it is made of. */
  fullBenefit: Ore;
  parts: { origin: SumOrigin; amount: Ore }[];
  tax: TaxBasis;
  point: SmaajobPoint;
  zero: SmaajobPoint;
  /** 0..160 whole hours: 161 points. */
  curve: SmaajobPoint[];
  /** More than at 0 hours. */
  gain: { beforeTax: Ore; afterTax: Ore | null; perHourBeforeTax: Ore | null; perHourAfterTax: Ore | null };
  /** What the next whole hour gives, after tax if known. */
  nextHour: Ore;
  line: SmaajobLine;
  markers: Marker[];
  /** The switches that change this answer and by how much (gain before tax under the other reading). */
  depends: { field: "allowanceIndexed" | "wageCounted"; gainBeforeTax: Ore; difference: Ore }[];
  /** What a reader must know about this answer. */
  notes: (
    | "averageTaxUsed" | "beforeTax" | "kirkeskatUnknown" | "ruleChangesThisYear" | "supplementsByHousehold" | "spouseNotIncluded"
    | "kontanthjaelpsloftNotIncluded" | "textNotRead" | "supplementaryDagpengeWeeks" | "dimittendRateFalls"
  )[];
  weakest: Weakest;
  lines: SumLine[];
}
export interface SmaajobLine {
  hours: number;
  reading: "law" | "programme";
  /** hours asked for >= line: a småjob in the model. */
  met: boolean;
  /** line - hours: positive is missing, negative is beyond. */
  hoursMissing: number;
  /** At the line itself, by the law: */
  gross: Ore; wageAfterAm: Ore; benefit: Ore; beforeTax: Ore; net: Ore | null;
  /** What the month at the line gives more than the hours asked for (beforeTax; negative when beyond). */
  krMissing: Ore;
  /** The programme's supplement at the hours asked for: the law's benefit from the line on, 0 below it. */
  programmeSupplement: Ore;
}
export interface Marker {
  hours: number;
  /** law: a limit in the law; programme: a project's own line; result: follows from this answer. */
  kind: "law" | "programme" | "result";
  /** "programmeLine", "atpThird", "atpTwoThirds", "atpFull", "hourCap", "dagpengeLastHour", "benefitGone". */
  id: string;
}

// ---------------------------------------------------------------- savings (gevinst)

export interface SavingsInput {
  /** The price date: rates and law of this day, 2018-01-01..2026-12-31. */
  date: IsoDate;
  /** 1..1 000 000. */
  persons: number;
  benefit: Benefit;
  variant: Variant;
  amount?: Ore;
  household: Household;
  provider?: boolean;
  /** Weeks already on public support when the job starts, 0..2600. Default 53 (the last step). */
  weeksOnSupport?: number;
  /** A month at most 30 000 000 (300,000 kr.), an hour at most 200 000, 0..60 hours a week. */
  wage: { per: "month"; amount: Ore } | { per: "hour"; amount: Ore; hoursPerWeek: number };
  /** Months in the job in the year, from its start, 1..12. Default 12. */
  months?: number;
  kommune?: string;
  churchMember?: boolean;
  /** Share who would have found a job anyway, 0..100. Default 50. */
  counterfactual?: Percent;
  /** Share of the tax value of a larger tax base that equalisation takes: 75, 93 or 95. Default 75. */
  equalisation?: Percent;
  /** What the effort costs in the year, at most 20 lines of 0..10^12. Default none. */
  costs?: { amount: Ore; payer: Payer }[];
  sum?: boolean;
}
export type Payer = "kommune" | "stat" | "landsbyggefonden" | "boligorganisation" | "fond";
export type Purse = "kommune" | "stat" | "borger" | "folkekirken" | "landsbyggefonden" | "boligorganisation" | "fond";

export interface SavingsResult {
  /** One person with the stated months in work, direct effect before equalisation. */
  person: PersonSavings;
  /** In this order: kommune, stat, borger, folkekirken, then every third payer that pays. The
   *  kommune here is the direct effect before equalisation. */
  purses: PurseRow[];
  total: PurseRow;
  /** Kommune after equalisation, for the chosen share and for 75, 93 and 95. */
  equalisation: EqualisationRow[];
  chosenEqualisation: Percent;
  /** Person-months in work: persons x months. */
  personMonths: number;
  costPerPerson: Ore;
  /** How many persons like these the kommune's own cost takes; one decimal, rounded up; null without cost, without gain, and above a billion. */
  breakEvenPersons: number | null;
  tax: TaxBasis;
  notes: ("averageTaxUsed" | "ruleChangesThisYear" | "equalisationOfToday" | "partOfYear" | "wageBelowBenefit")[];
  weakest: Weakest;
  lines: SumLine[];
}
export interface PersonSavings {
  /** A year's wage and benefits, with the job and without. */
  wage: Ore; benefitBefore: Ore; benefitAfter: Ore;
  weeksInWork: number;
  /** The kommune's part of the benefit it no longer pays, and its change in tax. */
  kommuneBenefit: Ore; kommuneTax: Ore;
  statBenefit: Ore; statTax: Ore;
  kommune: Ore; stat: Ore; borger: Ore; folkekirken: Ore;
}
export interface PurseRow {
  purse: Purse | "total";
  gross: Ore;
  /** gross less the share who would have found a job anyway. */
  net: Ore;
  cost: Ore;
  /** net - cost. */
  result: Ore;
}
export interface EqualisationRow {
  percent: Percent;
  /** What goes to other kommuner (oevrige kommuner), gross and net; positive is away from this kommune. */
  othersGross: Ore; othersNet: Ore;
  /** The kommune after equalisation. */
  kommuneGross: Ore; kommuneNet: Ore; kommuneResult: Ore;
}

// ---------------------------------------------------------------- laerlinge

export interface LaerlingeInput {
  /** Håndværkerudgifter incl. byggeplads, supported part, 0..10^13. */
  supported: Ore;
  /** Unsupported part. Default 0. */
  unsupported?: Ore;
  /** Are the amounts with moms? */
  moms: "included" | "excluded";
  /** All hours on the site, lærlinge included, if an estimate exists; 0..100 000 000. */
  totalHours?: number;
  /** Hours of skilled workers only, if that is what is known. */
  skilledHours?: number;
  /** Months from byggeplads to aflevering, 1..240, if known. */
  months?: number;
  sum?: boolean;
}
export interface LaerlingeResult {
  /** With moms, supported + unsupported, and the same without. */
  base: Ore; baseWithoutMoms: Ore;
  /** What the contract says: the published conversion, rounded up to one decimal. */
  contract: { aarsvaerk: number; hours: number };
  methods: LaerlingeMethod[];
  /** Because the published 6 is a rounded figure. */
  band: { low: number; high: number };
  /** All årsværk on the site that the need is 14 % of; two decimals. */
  totalAarsvaerk: number;
  /** Agreements or persons that the need may correspond to, two decimals. */
  heads: { low: number; high: number };
  /** Lærlinge present on average, two decimals; null without months. */
  averagePresent: number | null;
  notes: ("hoursUnlikely" | "roundedUp" | "noRequirement" | "methodsDiffer")[];
  weakest: Weakest;
  lines: SumLine[];
}
export interface LaerlingeMethod {
  id: "conversion" | "allHours" | "skilledHours";
  /** The one Landsbyggefonden's published conversion gives; the contract uses it. */
  counts: boolean;
  /** Two decimals. */
  aarsvaerk: number;
  /** Whole hours. */
  hours: number;
}

export function smaajob(input: SmaajobInput): Outcome<SmaajobResult>;
export function savings(input: SavingsInput): Outcome<SavingsResult>;
export function laerlinge(input: LaerlingeInput): Outcome<LaerlingeResult>;

/** What a form offers on a date. */
export interface RatesOnDate {
  /** First and last day the engine has benefits for. */
  from: IsoDate; to: IsoDate;
  benefits: {
    benefit: Benefit;
    variants: {
      variant: Variant;
      /** The rate for single/couple without and with children; null: not known, amount must be typed. */
      amounts: { single: Ore | null; singleProvider: Ore | null; couple: Ore | null; coupleProvider: Ore | null };
    }[];
  }[];
  tax: TaxBasis;
}
export function rates(date: IsoDate): Outcome<RatesOnDate>;
export function version(): { engine: string; data: string; commit: string };
