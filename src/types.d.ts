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
  rounding: "none" | "oere" | "oereHalvNed" | "kroneNed" | "heltalOp" | "heltalNed" | "tiendedelOp" | "hundrededele" | "heltal";
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
export type Benefit =
  | "kontanthjaelp" | "uddannelseshjaelp" | "sho" | "dagpenge" | "efterloen" | "sygedagpenge" | "ressourceforloeb"
  | "jobafklaring" | "revalidering" | "fleksjob" | "foertidspension" | "tidligPension" | "su";
/** Which rate of the benefit; `rates(date)` lists those that exist on a date:
 *  kontanthjaelp to 30 June 2025: fyldt30, under30, under30Hjemmeboende, gravid; from 1 July 2025: forhoejetSats,
 *  grundsats, mindstesats, hjemmeboende;
 *  uddannelseshjaelp (to 30 June 2025): uddUdeboende, uddHjemmeboende, uddGravid, uddPsykisk;
 *  sho, selvforsoergelses- og hjemrejseydelse, overgangsydelse, before 2020 integrationsydelse (to 30 June 2025):
 *  shoVoksen, shoHjemmeboende;
 *  dagpenge: fuldtid, deltid, dimittendFuldtid, dimittendDeltid, dimittendEfter481Under30, dimittendEfter481Fyldt30 (and
 *  each with Deltid at the end), ungesats, beskaeftigelsestillaeg, beskaeftigelsestillaegDeltid;
 *  efterloen: efterloen91, efterloen100, efterloenDeltid (amount must be typed); sygedagpenge: sygedagpenge;
 *  ressourceforloeb, jobafklaring: ...Voksen, ...Hjemmeboende (under 25);
 *  revalidering: revalFyldt30, revalFyldt25, revalUdeboende, revalHjemmeboende;
 *  fleksjob: fleksjob (without hours: ledighedsydelse); foertidspension; tidligPension;
 *  su: suUdeboende, suHjemmeboende, suHjemmeboendeMax, suUngdom (amount must be typed). */
export type Variant =
  | "fyldt30" | "under30" | "under30Hjemmeboende" | "gravid"
  | "forhoejetSats" | "grundsats" | "mindstesats" | "hjemmeboende"
  | "uddUdeboende" | "uddHjemmeboende" | "uddGravid" | "uddPsykisk"
  | "shoVoksen" | "shoHjemmeboende"
  | "fuldtid" | "deltid" | "dimittendFuldtid" | "dimittendDeltid"
  | "dimittendEfter481Under30" | "dimittendEfter481Under30Deltid" | "dimittendEfter481Fyldt30" | "dimittendEfter481Fyldt30Deltid"
  | "ungesats" | "beskaeftigelsestillaeg" | "beskaeftigelsestillaegDeltid"
  | "efterloen91" | "efterloen100" | "efterloenDeltid"
  | "sygedagpenge"
  | "ressourceforloebVoksen" | "ressourceforloebHjemmeboende"
  | "jobafklaringVoksen" | "jobafklaringHjemmeboende"
  | "revalFyldt30" | "revalFyldt25" | "revalUdeboende" | "revalHjemmeboende"
  | "fleksjob" | "foertidspension" | "tidligPension"
  | "suUdeboende" | "suHjemmeboende" | "suHjemmeboendeMax" | "suUngdom";

export interface SmaajobInput {
  /** Any day of the month asked for, 2018-01-01..2026-12-31. */
  date: IsoDate;
  benefit: Benefit;
  variant: Variant;
  /** The benefit a month before reduction, instead of the rate; 0..5 000 000. For fleksjob the ledighedsydelse. */
  amount?: Ore;
  household: Household;
  /** Provides for a child under 18. Default false; true where `children` has an entry. */
  provider?: boolean;
  /** Ages of the children under 18 at home, 0..17 each, at most 12. Default none. */
  children?: number[];
  /** The age turned in the year, 15..70; absent: an adult below pension age. */
  age?: number;
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
  /** The employer's share of pension on top of the wage, 0..30. Default 0. */
  pensionEmployer?: Percent;
  /** Own ATP is drawn by the hours, from the age of 16. Default true. */
  atp?: boolean;

  // What follows is only looked at for the benefits and dates that have the rule.
  /** Supplement for the young: aktivitetstillaeg (kontanthjaelp under 30 and uddannelseshjaelp, to 30 June 2025), saerligt
   *  ungetillaeg (grundsats, from 1 July 2025). Default "none". */
  ungetillaeg?: "none" | "under25" | "from25";
  /** Midlertidigt tilpasningstillaeg (grundsats). Default false. */
  tilpasningstillaeg?: boolean;
  /** Danskbonus (sho). Default false. */
  danskbonus?: boolean;
  /** Fritidstillaeg, tax free, for each child up to three (kontanthjaelp from 1 July 2025). Default false. */
  fritidstillaeg?: boolean;
  /** Saerlig stoette a month, 0..2 000 000 (kontanthjaelp, uddannelseshjaelp, sho to 30 June 2025). Default 0. */
  saerligStoette?: Ore;
  /** The 225-timersregel may cut the help (had it for a year within three; to 30 June 2025). Default false. */
  regel225?: boolean;
  /** In the target group of jobpraemie (to 31 March 2019; not efterloen, pensions, fleksjob and su). Default false. */
  jobpraemie?: boolean;
  /** Has a socialt frikort: the wage is free of tax and, where the benefit counts kroner and not hours, not deducted. Default false. */
  socialtFrikort?: boolean;
  /** The frikort's amount a year where the data lacks it, or instead of it, 0..10 000 000. */
  frikortBeloeb?: Ore;
  /** The partner receives a pension too (foertidspension of couples). Default false. */
  partnerPensioner?: boolean;
  /** Yearly income before the pension falls, where the data lacks it or instead of it, 0..50 000 000 (foertidspension, tidligPension). */
  indkomstfradrag?: Ore;
  /** Kr. an hour for the lenient rule of efterloen where the data lacks it, or instead of it, 0..200 000. */
  omregningssats?: Ore;
  /** The year's limit of the lenient rule where the data lacks it, or instead of it, 0..50 000 000. */
  lempetGraense?: Ore;
  /** Wage earned in the year before the month (efterloen), 0..100 000 000. Default 0. */
  earnedThisYear?: Ore;
  /** Hours a week before the illness (sygedagpenge), 4..37, two decimals. Default 37. */
  normalWeeklyHours?: number;
  /** Was in the job already when jobafklaring began: the whole wage is deducted. Default false. */
  alreadyEmployed?: boolean;
  /** Monthly fribeloeb where the data lacks it, or instead of it, 0..10 000 000 (su). */
  suFribeloeb?: Ore;

  // The household.
  /** The spouse or partner (couple only). Default nobody with an income. */
  spouse?: {
    /** Wage a month before everything, 0..30 000 000. Default 0. */
    wage?: Ore;
    /** Paid hours in the month, 0..250, two decimals. Default 0. */
    hours?: number;
    /** Own kontanthjaelp, uddannelseshjaelp or sho a month, 0..5 000 000. Before reduction where the two provide for each other
     *  (both on help, married); else what is really paid, which then does not change. Default 0. */
    help?: Ore;
    /** Other taxable benefit a month, 0..5 000 000. Default 0. */
    benefit?: Ore;
    /** Married: the spouse's income reduces kontanthjaelp, uddannelseshjaelp and sho. Default true. */
    married?: boolean;
  };
  /** Rent a month without heat, water and electricity, 0..5 000 000. Default 0: no boligsikring. */
  rent?: Ore;
  /** Floor area in square metres, 1..500; absent: within the allowed area. */
  area?: number;
  /** The whole fee a month for daycare or SFO of all children, before friplads, 0..2 000 000. Default 0. */
  daycare?: Ore;
  /** Transport to work a month, from the first hour, 0..2 000 000. Default 0. */
  transport?: Ore;
  /** Fagforening and a-kasse that only somebody with the job pays, a month, 0..500 000. Default 0. */
  membership?: Ore;
  /** Weeks on public support already, 0..2600: which step of refusion. Default 53 (the last). */
  weeksOnSupport?: number;
  /** The coach: at least so much more a month after tax, 0..5 000 000. Default 100 000. */
  wantMore?: Ore;

  /** The smaajob model's line, 0..160 hours. Default 30. */
  line?: number;
  /** Default "law". */
  reading?: "law" | "programme";
  /** Kontanthjaelp from 1 July 2025: fribeloeb indexed? Default false. */
  allowanceIndexed?: boolean;
  /** Kontanthjaelp from 1 July 2025: which wage is counted. Default "afterAm". */
  wageCounted?: "afterAm" | "beforeAm";
  /** Write the sum out. Default false. */
  sum?: boolean;
}

/** A month with so many hours. Amounts a month; null where the year's tax is not known. */
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
  /** The benefit beside the hours, before tax. */
  benefit: Ore;
  /** What the spouse's own help is reduced to, before tax; 0 without. */
  spouseHelp: Ore;
  /** wageAfterAm + benefit + spouseHelp: after AM-bidrag, before income tax. */
  beforeTax: Ore;
  /** A month's share of the year's tax at twelve such months, less the AM-bidrag above; groen check taken off. */
  incomeTax: Ore | null;
  /** incomeTax split: the tax of the benefit alone, and what the wage adds. */
  benefitAfterTax: Ore | null;
  wageAfterTax: Ore | null;
  /** Own ATP drawn from fleksloentilskud. */
  benefitAtp: Ore;
  /** Jobpraemie, tax free. */
  jobpraemie: Ore;
  /** Boligsikring before kontanthjaelpsloft; 0 without rent and where the year's figures are not known (see notes). */
  boligsikring: Ore;
  saerligStoette: Ore;
  /** What kontanthjaelpsloft cuts of boligsikring and saerlig stoette; positive. */
  loft: Ore;
  fritidstillaeg: Ore;
  /** Boernetilskud of a single provider. */
  boernetilskud: Ore;
  /** What is paid for daycare or SFO after friplads; positive. */
  daycare: Ore;
  /** The spouse's wage, help and benefit after the spouse's tax; 0 without a spouse's income. */
  spouse: Ore | null;
  /** Transport and membership; positive. */
  costs: Ore;
  /** What is left: wageAfterTax + benefitAfterTax - benefitAtp + jobpraemie + boligsikring + saerligStoette - loft
   *  + fritidstillaeg + boernetilskud - daycare + spouse - costs. */
  net: Ore | null;
  /** net less the net of the hour before on the curve; null at 0 hours and off the whole hours. */
  step: Ore | null;
  /** More than at 0 hours, for each hour; null at 0 hours. */
  perHour: Ore | null;
  /** Of the last hour's wage: the part not kept. 1 - step / its gross, percent; null without a wage. */
  marginalRate: Percent | null;
  /** Of the whole wage: the part not kept. 1 - (net - net at 0) / gross, percent; null without a wage. */
  participationRate: Percent | null;
  /** Net at 0 hours in percent of the net; null where that is not above 0. */
  replacementRate: Percent | null;
  /** Who gains and loses against 0 hours; the five add up to gross. null before tax. */
  purses: {
    /** Net without transport and membership. */
    borger: Ore;
    kommune: Ore;
    stat: Ore;
    folkekirken: Ore;
    /** Own ATP and own pension: the person's savings. */
    opsparing: Ore;
  } | null;
}

export interface SmaajobResult {
  /** The benefit at 0 hours. `parts` is what it is made of before the 225-timersregel and a spouse's income. */
  fullBenefit: Ore;
  parts: { origin: SumOrigin; amount: Ore }[];
  tax: TaxBasis;
  point: SmaajobPoint;
  zero: SmaajobPoint;
  /** 0..160 whole hours: 161 points. */
  curve: SmaajobPoint[];
  /** 160.33 hours, where the benefit counts a full month so (dagpenge, efterloen); else null. */
  fullMonth: SmaajobPoint | null;
  /** More than at 0 hours. */
  gain: { beforeTax: Ore; afterTax: Ore | null; perHourBeforeTax: Ore | null; perHourAfterTax: Ore | null };
  /** Beside the net, of the chosen hours: feriepenge (12.5 % of the wage, before tax, paid out when holiday is held) and the
   *  employer's pension. */
  beside: { feriepenge: Ore; pensionEmployer: Ore };
  coach: {
    /** What the next hour, the next five and a whole day (7.4 hours) more give; after tax if known. */
    nextHour: Ore; nextFive: Ore; nextDay: Ore;
    wantMore: Ore;
    /** The fewest whole hours, 0..250, at which the month gives at least `wantMore` more than 0 hours; null: none. */
    hoursForMore: number | null;
    /** The first whole hour at which the benefit is gone; null: not within 250. */
    benefitGone: number | null;
  };
  line: SmaajobLine;
  markers: Marker[];
  /** Whole hours that leave less than the hour before; `loss` is positive; what took it. In order of hours. */
  cliffs: { hours: number; loss: Ore; cause: "benefit" | "daycare" | "boligsikring" | "atp" | "fritidstillaeg" | "costs" | "other" }[];
  /** The switches that change this answer and by how much (gain before tax under the other reading). */
  depends: { field: "allowanceIndexed" | "wageCounted"; gainBeforeTax: Ore; difference: Ore }[];
  /** What each line that experts disagree about takes from the gain after tax (before, if tax is unknown) at the chosen hours;
   *  negative takes. Only those that are on. */
  effects: { field: "pension" | "atp" | "transport" | "membership"; gain: Ore }[];
  /** The kommune's share of the benefit at the step of refusion, 0..100. */
  kommuneShare: Percent;
  /** What a reader must know about this answer. */
  notes: (
    | "averageTaxUsed" | "beforeTax" | "kirkeskatUnknown" | "ruleChangesThisYear" | "supplementsByHousehold"
    | "textNotRead" | "supplementaryDagpengeWeeks" | "dimittendRateFalls"
    | "spouseIncomeUnknown" | "spouseSplit" | "spouseHelpAsTyped" | "spouseHoursMissing" | "childrenAgesMissing" | "boligsikringUnknown" | "boligstoetteloft"
    | "boernetilskudUnknown" | "loftUnknown" | "loftCuts" | "loftCouple" | "saerligStoette" | "regel225Unknown" | "regel225Couple" | "regel225Applies"
    | "frikortUnknown" | "fritidstillaegSingle" | "fritidstillaegEnds" | "repayment" | "yearlyBasis"
    | "efterloenLenient" | "efterloenOrdinary" | "fleksjobCompared" | "foertidspensionDormant" | "suSevenPercent" | "suRebateUnknown"
    | "closedToNew" | "fullRateExceptions" | "payerAssumed" | "tidligPensionTax" | "jobpraemiePeriod"
  )[];
  weakest: Weakest;
  lines: SumLine[];
}
export interface SmaajobLine {
  hours: number;
  reading: "law" | "programme";
  /** hours asked for >= line: a smaajob in the model. */
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
  /** "programmeLine", "meningMin", "meningMax" (5 and 10 hours a week), "regel225", "contract", "atpThird", "sickPay",
   *  "atpTwoThirds", "atpFull", "lenientMax", "lastHour", "hourCap", "benefitGone". */
  id: string;
  /** The rate that it comes from, whose source stands in rates.json; absent for "benefitGone". */
  rate?: string;
}

// ---------------------------------------------------------------- savings (gevinst)

export interface SavingsInput {
  /** The price date: rates and law of this day, 2018-01-01..2026-12-31. */
  date: IsoDate;
  /** 1..1 000 000. */
  persons: number;
  /** kontanthjaelp or dagpenge. */
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
