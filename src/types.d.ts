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
    | "tooMany" | "overflow" | "outside" | "unknownRate";
  /** JSON pointer into the input: "/hours", "/costs/0/amount". "" is the input itself: it is no plain object, it holds more than
   *  120 000 values all told (both wrongType), or its answer is too large (overflow). */
  field: string;
  allowed: Allowed;
}
/** What the field may hold; members that say nothing are absent. */
export interface Allowed {
  unit?: "ore" | "kr" | "hours" | "percent" | "count" | "date" | "month" | "text" | "flag" | "list" | "object";
  min?: number | IsoDate | IsoMonth;
  max?: number | IsoDate | IsoMonth;
  decimals?: number;
  choices?: string[];
  /** noRate: the rate that is not known on the date; its value may be typed under `rates`. */
  rate?: string;
}
/** Values that are used instead of the data's, on every day of the question, at most 50: the rate's id in rates.json
 *  ("kommuneskat" and "kirkeskat" for a municipality's own), and the value in the rate's own unit as the data writes it:
 *  kr. and not oere, 0..100 000 000; percent 0..100; hours and others 0..10 000. Each is an assumption in the answer, with
 *  `typed` where it is used. A rate that the question does not use (`usedBy` in rates.json) is refused. Whether a rule exists
 *  on a date is still the law's to say. */
export type TypedRates = Record<string, number>;
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
   *  lowest, highest: of the terms; mix: the first two are shares of the whole, then weight, amount, weight, amount …, added;
   *  products: products added; a term that multiplies after one that divides begins the next: a ÷ b + c × d ÷ e. */
  op: "add" | "product" | "lowest" | "highest" | "mix" | "products";
  terms: SumTerm[];
  rounding: "none" | "oere" | "oereHalvNed" | "kroneNed" | "heltalOp" | "heltalNed" | "tiendedelOp" | "hundrededele" | "hundrededeleNed" | "heltal";
  result: number;
  unit: SumUnit;
}
export type SumUnit = "ore" | "percent" | "hours" | "number";
export interface SumTerm {
  value: number;
  unit: SumUnit;
  /** add: subtracted; product: divided by. */
  inverse: boolean;
  /** products: a product begins here that is subtracted: a × b - c × d ÷ e. */
  minus?: true;
  origin: SumOrigin;
}
/** Which line a number of the answer is, by the number's JSON pointer into the answer: "/gain/afterTax". A number that is
 *  not here is a field or a rate as it stands, or was computed beside the written sum. "/weakest" is the first line that the
 *  weakest value stands in. Empty unless `sum` was asked for. */
export type LineOf = Record<string, number>;
/** Where a number came from: an earlier line (index into lines), a rate (its id in rates.json, or
 *  "kommuneskat" and "kirkeskat" for a municipality's own rates, which stand in kommuner.csv), a
 *  field of the input, or a constant of the formula. */
export type SumOrigin =
  | { kind: "line"; line: number }
  | { kind: "rate"; id: string; status: Status; typed?: true }
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
  /** Ages of the children under 18 at home, 0..17 each, at most 12. Default none. With one, a rate of those who live with their
   *  parents is that of providers, and revalidering below 30 that of those who are 30. */
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
  /** Months of other hours too, which take most of the time. Default true; false: `curve`, `markers` and `cliffs` are empty,
   *  `coach` is null. */
  curve?: boolean;
  /** Write the sum out. Default false. */
  sum?: boolean;
  /** With `sum`, the lines themselves, which are most of an answer. Default true; false: only `lineOf`. */
  lines?: boolean;
  rates?: TypedRates;
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
  } | null;
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
    | "closedToNew" | "fullRateExceptions" | "payerAssumed" | "tidligPensionTax" | "jobpraemiePeriod" | "ratesEnd"
  )[];
  weakest: Weakest;
  lines: SumLine[];
  lineOf: LineOf;
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
  /** The price date: law and rates of this day for all years, 2018-01-01..2026-12-31. */
  date: IsoDate;
  /** The people; 1..2 000 rows here, any number in a SavingsBatch. */
  rows: SavingsRow[];
  /** How many years are counted, each row from its own first week, 1..10. Default 5. */
  years?: number;
  /** How long jobs last; a row with `end` or `months` is not asked. curve: the published curve of kontanthjaelp recipients;
   *  observed: so many still in work after so many months (1..60); own: who has no end stays. `level` is the curve's low, central
   *  or high continuation (after the last observation the monthly risk goes on, is halved, or is gone). Default curve, central. */
  retention?:
    | { kind: "curve"; level?: Level }
    | { kind: "observed"; month: number; share: Percent; level?: Level }
    | { kind: "own" };
  /** Share of those in work who still live in the kommune, 0..100. Default 100. The others' tax goes to oevrige kommuner. */
  staying?: Percent;
  /** Share who would have found a job anyway, 0..100. Default 50. */
  counterfactual?: Percent;
  /** Instead of `counterfactual`: share in work in the effort's group (0.0001..100) and in the control group (0..100). */
  control?: { treated: Percent; control: Percent };
  /** Share of the jobs that others lose, 0..100. Default 0. */
  displacement?: Percent;
  /** Real discount rate, 0..10. Default Finansministeriet's rate of today. */
  discountRate?: Percent;
  /** Share of the tax value of a larger tax base that equalisation takes: 75, 93 or 95. Absent: not chosen, 75 is an assumption. */
  equalisation?: Percent;
  /** Layer 3, udgiftsbehov: the user's value of one 20-59-year-old without work, 0..20 000 000; 93 or 95 (default 93);
   *  years until it shows, 0..3 (default 3). Default off. */
  need?: { unitValue: Ore; share?: Percent; lag?: number };
  /** What the effort costs, at most 40 lines of 0..10^12. `once` falls in the year `from`; `yearly` from `from` to `to`.
   *  Default yearly, from 1 to the last year. What begins after the last year is in no amount (note costAfterYears). */
  costs?: { amount: Ore; payer: Payer; period?: "yearly" | "once"; from?: number; to?: number }[];
  /** Activation the kommune saves for each person and year without the benefit, 0..50 000 000. Default 0. */
  savedActivation?: Ore;
  /** Own and employer's ATP of the wage. Default true. */
  atp?: boolean;
  /** Obligatorisk pension that the state pays on top of the benefits that have it. Default true. */
  obligatoriskPension?: boolean;
  /** Low and high of the assumptions for the tornado and the draws; wage -50..0 and 0..50, months -90..0, in percent.
   *  Default counterfactual 25 to 75, displacement 0 to 25, wage -10 to 10, months -25. A range is widened to hold what was chosen.
   *  With `control` the counterfactual is measured: it varies only where a range for it is given. `months` are those of each person
   *  in work, until the row's own end or the last year's. */
  ranges?: { counterfactual?: { low: Percent; high: Percent }; displacement?: { low: Percent; high: Percent }; wage?: { low: Percent; high: Percent }; months?: { low: Percent } };
  /** Every row otherwise than it is given, as an end of a bar of the tornado has it: wages so much higher or lower (-50..50), jobs so much
   *  shorter (-90..0), another number of weeks on support already (0..2 000). Each other bar is then around that. Default: as given. */
  under?: { wage?: Percent; months?: Percent; weeksOnSupport?: number };
  /** What the user puts a sourced value on, per person-year in work; shown apart, never added. 0..10^9. At most 10. */
  unpriced?: { kind: "health" | "crime" | "children" | "other"; amount: Ore }[];
  /** Monte Carlo: 1..100 000 draws from a seed 0..2 147 483 647. Default none. */
  draws?: { count: number; seed: number };
  /** Is the tornado wanted? It computes everyone six times. Default true. */
  tornado?: boolean;
  /** Faulty rows are left out and listed in the result, instead of refusing everything. Default false. */
  skipFaulty?: boolean;
  /** Write the sum out, and for which row (0-based; default the first that is valued). Default false. */
  sum?: boolean;
  /** With `sum`, the lines themselves, which are most of an answer. Default true; false: only `lineOf`. */
  lines?: boolean;
  rates?: TypedRates;
  sumRow?: number;
}
export type Level = "low" | "central" | "high";
/** A person, or a group of equals. */
export interface SavingsRow {
  /** 1..1 000 000. Default 1. */
  persons?: number;
  /** Held before; "none": no benefit (young people, people provided for by a spouse). */
  benefit: Benefit | "none";
  /** Needed where the benefit has more than one rate on the price date. */
  variant?: Variant;
  /** Own amount a month instead of the rate. */
  amount?: Ore;
  /** Default "single". */
  household?: Household;
  /** Children under 18 at home, 0..12. Default 0. */
  children?: number;
  /** The age turned in the year of the price date, 15..70; absent: an adult below pension age. */
  age?: number;
  kommune?: string;
  churchMember?: boolean;
  /** 0..2600. Default 53. */
  weeksOnSupport?: number;
  /** The kommune's fixed share of a benefit that stands outside the ladder (older awards), 0..100. Absent: the ladder, or the
   *  state alone where the law says so. Not with benefit "none". */
  kommuneShare?: Percent;
  /** Beside hours, where the data lacks it or instead of it: the yearly income before the pension falls, 0..50 000 000
   *  (foertidspension, tidligPension). */
  indkomstfradrag?: Ore;
  /** The same of SU, a month, 0..10 000 000: of the SU that was held or of a phase. */
  suFribeloeb?: Ore;
  /** Rent a month without heat and water: for boligsikring. Default 0. */
  rent?: Ore;
  /** The whole fee for daycare a month before friplads. Default 0. */
  daycare?: Ore;
  /** Own and employer's pension contribution of the wage, 0..20 and 0..30. Default 0. */
  pension?: Percent;
  pensionEmployer?: Percent;
  /** When the job began and, if it was lost, its last day. `end` needs `start`. */
  start?: IsoDate;
  end?: IsoDate;
  /** Instead of `end`: whole months that the job lasted, 1..120. */
  months?: number;
  /** Resultattilskud to the kommune from the state, once so many weeks (1..520) in work or education are reached. */
  grant?: { amount: Ore; weeks: number };
  /** What they moved to, 1..4 phases, each from a later month than the one before. */
  phases: SavingsPhase[];
}
export interface SavingsPhase {
  /** The month that the phase begins, 1..120; the first is 1 (default). */
  from?: number;
  to: "job" | "smaajob" | "fleksjob" | "loentilskud" | "su" | "elev" | "fritidsjob" | "selvforsoergelse" | "unknown";
  /** A month at most 30 000 000, an hour at most 200 000. Hours a week 0..60 or a month 0..250, above 0 where the amount is; needed with an hourly wage and for
   *  smaajob and fleksjob; default full time. Needed for job, smaajob, fleksjob, fritidsjob; elev and loentilskud without it are
   *  counted, not valued; su may have it; the others have none. */
  wage?: { per: "month" | "hour"; amount: Ore; hours?: number; hoursPer?: "week" | "month" };
  /** su: which rate; needed there. */
  variant?: Variant;
  /** su: own amount a month instead of the rate. */
  amount?: Ore;
  /** loentilskud: a month, 0..5 000 000, and who pays it; without it the row is counted, not valued. */
  subsidy?: { amount: Ore; payer: "kommune" | "stat" };
}
export type Payer = "kommune" | "stat" | "region" | "arbejdsgiver" | "landsbyggefonden" | "boligorganisation" | "fond";
export type Purse =
  | "kommune" | "stat" | "region" | "borger" | "opsparing" | "arbejdsgiver" | "oevrige" | "folkekirken"
  | "landsbyggefonden" | "boligorganisation" | "fond";

export interface SavingsResult {
  years: number;
  /** All, those whose gain is computed, and those only counted. */
  persons: number; valued: number; unvalued: number;
  /** Always all eleven, in the order of `Purse`; `oevrige` (other kommuner) here is the tax of those who moved away, not equalisation.
   *  `opsparing` (ATP, pension, obligatorisk pension) belongs to the citizens, outside disposable income. */
  purses: SavingsPurse[];
  /** All purses: the change in production less real costs. */
  total: SavingsPurse;
  /** Gross by year: what employers pay more for work (wage, their ATP and pension) and activation that is saved. It is `total.gross`. */
  production: Ore[];
  /** The kommune's lines by budget area; they sum to its purse. The effort's own cost stands in `indsats`' result. */
  areas: { area: "forsoergelse" | "skat" | "boligstoette" | "friplads" | "indsats"; gross: Ore[]; net: Ore[]; result: Ore[]; totalGross: Ore; totalNet: Ore; totalResult: Ore }[];
  /** The kommune after equalisation (layer 2) at 75, 93 and 95. `chosen`: by the user; until one is, 75 stands in where there can be
   *  but one (need, tornado, draws, the written sum). */
  equalisation: {
    percent: Percent; chosen: boolean;
    /** To other kommuner, positive is away from this one. */
    othersGross: Ore[]; othersNet: Ore[];
    kommuneGross: Ore[]; kommuneNet: Ore[]; kommuneResult: Ore[]; accumulated: Ore[];
    /** Over all years. */
    totalOthersGross: Ore; totalOthersNet: Ore; totalKommuneGross: Ore; totalKommuneNet: Ore; totalKommuneResult: Ore;
    presentValue: Ore; payback: number | null;
  }[];
  equalisationChosen: boolean;
  /** Layer 3: what the kommune loses, and what is left after layers 2 and 3; null without `need`. */
  need: { lost: Ore[]; kommuneResult: Ore[]; totalLost: Ore; totalKommuneResult: Ore } | null;
  /** Year 1 if all who are valued were in work all of it: gross, by purse as above, and the kommune's parts. */
  fullYear: {
    purses: { purse: Purse; amount: Ore }[];
    total: Ore;
    /** For one person, the average: rounded to oere. */
    kommunePerPerson: Ore;
    /** months / 12 x the kommune's full year, for comparison only; null where rows have an end of their own or none. */
    shortcut: { months: number; kommune: Ore } | null;
  };
  /** One person-year in work (gross, all years together / person-years): kommune, stat, borger, all; tilbageloeb is the memo;
   *  public = kommune + stat + region + oevrige + tilbageloeb, as the ministry counts; published: the lowest and the highest that others have published. null without a person-year. */
  perPersonYear: {
    kommune: Ore; stat: Ore; kommuneAndStat: Ore; borger: Ore; total: Ore; tilbageloeb: Ore; public: Ore;
    published: { low: Ore; high: Ore };
  } | null;
  /** Expected person-months in work (or in education) by year, gross and net, and gross as årsværk, two decimals. */
  personMonths: { gross: number[]; aarsvaerk: number[]; net: number[]; totalGross: number; totalAarsvaerk: number; totalNet: number };
  /** Share still in the job at the end of each year by the retention used, percent; and expected months of a person in each year. */
  retention: { share: Percent[]; months: number[] };
  /** The share of the gain that the effort accounts for: (1 - counterfactual) x (1 - displacement), percent; negative with a control
   *  group that did better. */
  effect: Percent;
  /** The kommune's net of year 1 at the low and the high of who would have found a job anyway, where other than the chosen; empty with
   *  a control group, and where nobody is valued. */
  otherShares: { counterfactual: Percent; kommune: Ore }[];
  /** Cost of all payers for each valued person; 0 where nobody is. */
  costPerPerson: Ore;
  /** Apart, never added to the purses. */
  wider: {
    /** Samfundsoekonomi: (net production - real costs) x naf by year, and its present value. */
    society: Ore[]; totalSociety: Ore; presentValue: Ore; naf: number;
    /** Memo: moms and afgifter of the citizens' extra consumption, to the state, net by year. */
    tilbageloeb: Ore[]; totalTilbageloeb: Ore;
    /** unpriced x net person-years, by year. */
    unpriced: { kind: string; amount: Ore[]; total: Ore }[];
  };
  /** Present value of the result by assumption at its low and high, others as chosen; widest first. Empty without `tornado`,
   *  and where nobody is valued. */
  tornado: {
    assumption: "retention" | "counterfactual" | "displacement" | "wage" | "months" | "weeksOnSupport" | "staying" | "equalisation" | "discountRate";
    low: { value: number | null; kommune: Ore; kommuneAfter: Ore; total: Ore };
    high: { value: number | null; kommune: Ore; kommuneAfter: Ore; total: Ore };
    /** Does the kommune's result (before, after equalisation, all purses) change sign between low and high? */
    decides: { kommune: boolean; kommuneAfter: boolean; total: boolean };
  }[];
  /** Monte Carlo of the present value of the result; null without `draws`, and where nobody is valued. */
  draws: {
    count: number; seed: number;
    kommune: DrawnRange; kommuneAfter: DrawnRange; total: DrawnRange;
  } | null;
  /** One per row that could be read, in order (none in a batch of more than 2 000, faulty ones counted). Gross; year 1 and all years. */
  rows: { row: number; persons: number; valued: boolean; months: number; kommuneFirst: Ore; statFirst: Ore; borgerFirst: Ore; kommune: Ore; stat: Ore; borger: Ore; total: Ore }[];
  /** With skipFaulty: what was left out (at most 1 000 listed), and how many rows. */
  faulty: { row: number; faults: Fault[] }[];
  faultyCount: number;
  discountRate: Percent;
  tax: TaxBasis;
  notes: (
    | "averageTaxUsed" | "ruleChangesThisYear" | "equalisationOfToday" | "wageBelowBenefit" | "counted" | "counterRestarts" | "guidanceOfToday"
    | "boligsikringUnknown" | "loftUnknown" | "boernetilskudUnknown" | "spouseNotCounted" | "payerAssumed" | "suCounter" | "loentilskudCounter"
    | "negativeEffect" | "loss" | "costAfterYears" | "stayingTaxOnly" | "ratesEnd"
  )[];
  weakest: Weakest;
  lines: SumLine[];
  lineOf: LineOf;
}
export interface SavingsPurse {
  purse: Purse | "total";
  /** By year: all who are in work; the effort's own part; its cost; net - cost; the running sum of the result. */
  gross: Ore[]; net: Ore[]; cost: Ore[]; result: Ore[]; accumulated: Ore[];
  /** Over all years. */
  totalGross: Ore; totalNet: Ore; totalCost: Ore; totalResult: Ore;
  /** Of the result; the first year is not discounted. */
  presentValue: Ore;
  /** The first year, from that of the first cost on, whose running sum is at least 0, undiscounted; null: none, or no cost. */
  payback: number | null;
  /** Persons like these (one decimal, rounded up) that the payer's own cost takes; null without cost or gain. */
  breakEvenPersons: number | null;
  /** Months from the start until the running sum is 0, not before the year of the first cost (the gain spread evenly over each
   *  year); null: none, or no cost. */
  breakEvenMonths: number | null;
  /** The payer's cost for each valued person (0 where nobody is); net gain for each krone of cost (two decimals; null without cost). */
  costPerPerson: Ore; perKrone: number | null;
}
export interface DrawnRange {
  low: Ore; lowerQuarter: Ore; median: Ore; upperQuarter: Ore; high: Ore;
  mean: Ore;
  /** Share of draws at 0 or above, percent: "sandsynlighed for overskud". low and high: 5 and 95 % of draws lie below. */
  surplus: Percent;
  /** 40 equal bins from the least to the greatest draw. */
  histogram: { from: Ore; to: Ore; counts: number[] };
}
/** Rows in columns, all of one length: each row is one of the kinds with its own numbers in their places. A number below 0 is the kind's own. */
export interface SavingsColumns {
  /** Which of the kinds, from 0. */
  kind: Uint32Array;
  persons?: Int32Array; age?: Int32Array; weeksOnSupport?: Int32Array;
  /** The municipality's number: 101 is "0101". */
  kommune?: Int32Array;
  /** Øre a month. */
  rent?: Int32Array; daycare?: Int32Array;
  /** Øre, the amount of the first phase's wage. */
  wage?: Int32Array;
}
/** Many rows, in a worker: the input without its rows, then rows in portions, then the answer. Faulty rows are left out. */
export class SavingsBatch {
  constructor(input: Omit<SavingsInput, "rows">);
  /** Takes rows in, at most 4 000 at a time; what is wrong with them, with their number from the first portion on. What is no list of
   *  rows, or more than 120 000 values all told, is refused at the end (fault of "/rows"). */
  add(rows: SavingsRow[]): { faulty: { row: number; faults: Fault[] }[] };
  /** The same of at most 1 000 000 rows in columns (faults of "/kinds" and "/columns" at the end). Beside what is wrong with them, what each
   *  row comes to, over all years, gross and for all its persons, in whole øre: 0 where it is left out or only counted. */
  addColumns(kinds: SavingsRow[], columns: SavingsColumns): {
    faulty: { row: number; faults: Fault[] }[];
    kommune: BigInt64Array; stat: BigInt64Array; borger: BigInt64Array; total: BigInt64Array;
  };
  /** What the rows so far come to, for a batch of the same input: two workers share the rows. */
  part(): BigInt64Array;
  /** Takes in another's part; what is none is refused at the end (fault of "/part"). The answer then tells no row by itself, and lists
   *  only its own faulty ones; `faultyCount` counts both. */
  join(part: BigInt64Array): void;
  finish(): Outcome<SavingsResult>;
  free(): void;
}

// ---------------------------------------------------------------- laerlinge

/** "YYYY-MM". */
export type IsoMonth = string;
export type LaerlingeTrade =
  | "jordBeton" | "betonelement" | "murer" | "toemrer" | "snedker" | "maler" | "vvs" | "el" | "other";

export interface LaerlingeInput {
  /** Håndværkerudgifter incl. byggeplads, supported part, 0..10^13. */
  supported: Ore;
  /** Unsupported part. Default 0. */
  unsupported?: Ore;
  /** Are the amounts with moms? */
  moms: "included" | "excluded";
  /** What the amounts are; a byggesum needs craftShare. Default "haandvaerkerudgifter". */
  base?: "haandvaerkerudgifter" | "byggesum";
  /** What part of the byggesum is håndværkerudgifter incl. byggeplads, above 0..100; only looked at with "byggesum". */
  craftShare?: Percent;
  /** The published conversion is for buildings. "anlaeg": 14 % of all hours counts, or the typed number, or nothing. Default "building". */
  works?: "building" | "anlaeg";
  /** Supported by Landsbyggefonden. Default true. */
  lbf?: boolean;
  /** All hours on the site, lærlinge included, if an estimate exists; 0..100 000 000. */
  totalHours?: number;
  /** Hours of skilled workers only, if that is what is known. */
  skilledHours?: number;
  /** The number in the signed contract, if another than ours; 0..100 000, two decimals. Wins in plan, status and penalty. */
  contractAarsvaerk?: number;
  /** Byggeplads established .. aflevering; both or none, at most 240 calendar months. */
  start?: IsoDate;
  end?: IsoDate;
  /** Months from byggeplads to aflevering, 1..240, where the dates are not known; the dates win. */
  months?: number;
  /** Must the contract hold an oplæringskrav? */
  duty?: {
    kind: "works" | "services" | "goods";
    /** The contract without moms, 0..10^13. */
    value: Ore;
    /** From signature to delivery, 0..240, one decimal. */
    months: number;
    /** The procurement was begun. */
    begun: IsoDate;
    /** Performed in Denmark. Default true. */
    denmark?: boolean;
    /** Default "none". */
    exception?: "none" | "security" | "unsuited" | "otherLaw";
    /** The EU threshold of works without moms, where the data lacks it or instead of it, 0..10^13. */
    euThreshold?: Ore;
  };
  /** Wages of the contract, for comparison with other clauses, 0..10^13. */
  payroll?: Ore;
  /** At most 200. */
  trades?: LaerlingeTradeInput[];
  /** How much of a trade's hours may be lærlinge's, above 0..100. Default 50 (our assumption). */
  mostShare?: Percent;
  /** "gross": school and holidays are inside the 1,924 hours. "net": only time on the site counts, and a lærling is at school `schoolWeeks`
   *  of 52 weeks: months and days of the ledger count for the rest only, and a head gives fewer hours. Default "gross". */
  reading?: "gross" | "net";
  /** Whole weeks a year, 0..51; required with "net", otherwise not looked at. */
  schoolWeeks?: number;
  /** Agreements broken before time, 0..99: the plan's agreements are raised. Default: not counted. */
  dropOut?: Percent;
  /** Only lærlinge count towards the contract, not anden oplæring. Default false. */
  onlyLaerlinge?: boolean;
  /** At most 10 000 rows. A faulty one is told in `faulty` and not counted. */
  ledger?: LaerlingeLedgerRow[];
  /** Status on this day; required with a ledger that has a row. With it, the dates and a contract there is a status, rows or not.
   *  Not before start (fault "dateOutOfRange" with min). */
  asOf?: IsoDate;
  /** How much of the building is done (invoiced share), 0..100; absent: the days that have gone. */
  progress?: Percent;
  /** Everybody's hours on the site until asOf, 0..100 000 000. */
  siteHours?: number;
  report?: {
    by: "calendarYear" | "twelveMonths";
    /** First month of a twelve months' period; default the month of `start`, else the first row's. */
    from?: IsoMonth;
  };
  /** What one lærling costs the firm. */
  money?: {
    trade: "toemrer" | "murer" | "maler" | "other";
    trin: "1" | "2" | "3" | "4" | "voksen";
    on: IsoDate;
    /** Where the data lacks it or instead of it, 0..200 000. */
    hourlyWage?: Ore;
    /** Whole school weeks a year, 0..52. */
    schoolWeeks?: number;
    /** AUB's refusion for a school week, where the data lacks it or instead of it, 0..5 000 000. */
    aubWeek?: Ore;
    /** What comes on top of it (forhøjet refusion), 0..100. */
    aubExtra?: Percent;
  };
  /** Bod in the contract for each missing hour, 0..10 000 000. */
  penalty?: Ore;
  sum?: boolean;
  /** With `sum`, the lines themselves, which are most of an answer. Default true; false: only `lineOf`. */
  lines?: boolean;
  rates?: TypedRates;
}
export interface LaerlingeTradeInput {
  trade: LaerlingeTrade;
  /** 0 (default) is the main contractor, 1..99 subcontractors; their names stay in the page. */
  contractor?: number;
  /** Without moms, 0..10^13. */
  value?: Ore;
  /** Wages in the value, 0..100. Default the trade's (DST, weights of 2003). */
  labourShare?: Percent;
  /** A paid hour without moms, 100..1 000 000. No default. */
  costPerHour?: Ore;
  /** All hours of the trade, 0..100 000 000; wins over value, labourShare and costPerHour. */
  hours?: number;
  /** Oplæringsegnethed, 0..100. Default 100. */
  suited?: Percent;
  /** Instead of the question's mostShare, above 0..100. */
  mostShare?: Percent;
  /** First and last month; default the building's, and within start..end where those are given (fault "outside"). */
  from?: IsoMonth;
  to?: IsoMonth;
}
export interface LaerlingeLedgerRow {
  contractor?: number;
  trade?: LaerlingeTrade;
  from: IsoMonth;
  /** The last month, at most 12 with `from`; the row is spread evenly. Default `from`. */
  to?: IsoMonth;
  category: "laerling" | "anden" | "taellerIkke";
  basis: "hours" | "months" | "days";
  /** Two decimals, 0..10 000 000 (months: 100 000). Months and days are person-months and calendar days of the agreements. */
  amount: number;
  /** Of months only, 1..60. Default 37. */
  weeklyHours?: number;
}

export interface LaerlingeResult {
  /** Håndværkerudgifter with moms, supported + unsupported, and the same without. */
  base: Ore; baseWithoutMoms: Ore;
  /** The byggesum as typed (both parts), where one was; else null. */
  byggesum: Ore | null;
  /** What the contract says: the method that counts, rounded up to one decimal, or the typed number; the hours are the number times 1,924,
   *  rounded up. null: an anlæg without hours and without a typed number. */
  contract: { aarsvaerk: number; hours: number; typed: boolean } | null;
  /** Always all four. */
  methods: LaerlingeMethod[];
  comparisons: LaerlingeComparison[];
  /** Because the published 6 is a rounded figure; null for anlæg. */
  band: { low: number; high: number } | null;
  /** All årsværk on the site that the need is 14 % of; two decimals; null without a method that counts. */
  totalAarsvaerk: number | null;
  /** Persons or agreements that the need may correspond to, two decimals, and the published factors (ids of rates) for each årsværk. */
  heads: { low: number; high: number; reasons: { id: string; factor: number }[] } | null;
  /** Calendar months of the building, touched ones counted; null where they are not known. */
  months: number | null;
  /** Lærlinge present on average, two decimals, by the reading (net: more persons); null without months. */
  averagePresent: number | null;
  /** The contract's årsværk for each million kr. with moms, six decimals; null without a contract or a base. */
  perMillion: number | null;
  /** Agreements broken before time, as published (for dropOut). */
  dropOutPublished: Percent;
  /** Bod for one missing årsværk: penalty × 1,924. */
  perMissingAarsvaerk: Ore | null;
  duty: LaerlingeDuty | null;
  /** null without trades or a contract. */
  plan: LaerlingePlan | null;
  /** null without asOf, start and end, or a contract (note "noDates": the ledger has rows and the dates lack). */
  status: LaerlingeStatus | null;
  /** Rows of the ledger, from 1; the first 1,000, and how many there are. */
  faulty: { row: number; faults: Fault[] }[];
  faultyCount: number;
  report: LaerlingeReport | null;
  money: LaerlingeMoney | null;
  notes: (
    | "noRequirement" | "roundedUp" | "methodsDiffer" | "hoursUnlikely" | "byggesumUsed" | "anlaeg" | "contractBelowNeed"
    | "netReading" | "cannotCarry" | "tradesOld" | "notIndexed" | "noDates" | "oplaeringskravUncertain" | "ratesEnd"
  )[];
  weakest: Weakest;
  lines: SumLine[];
  lineOf: LineOf;
}
export interface LaerlingeMethod {
  id: "conversion" | "allHours" | "skilledHours" | "trades";
  /** The one that Landsbyggefonden counts by (buildings: the published conversion; anlæg: all hours). Never chosen by size. */
  counts: boolean;
  /** Two decimals; null where the input is missing. */
  aarsvaerk: number | null;
  /** Whole hours. */
  hours: number | null;
  /** What the method lacks; "building": it is not for anlæg. */
  missing: "building" | "totalHours" | "skilledHours" | "trades" | "value" | "costPerHour" | null;
}
/** What somebody else's clause would ask for. */
export interface LaerlingeComparison {
  /** stat6, tiPct (Norway), tolvPct (LBF's renovations of 2013), femten (AAU, SALUS): of all årsværk; aarhus: the clause lapses from so many
   *  (10 % of all årsværk); gentofte: 1 for each 10 skilled. regionMidt: 3 to 6 %. ctr: praktikanter. koebenhavn and regionH, two pages that
   *  disagree each: must be assessed? (koebenhavnAeldre, regionH2020). */
  id: "stat6" | "tiPct" | "tolvPct" | "femten" | "regionMidt" | "gentofte" | "ctr" | "koebenhavn" | "koebenhavnAeldre" | "regionH" | "regionH2020" | "aarhus";
  unit: "aarsvaerk" | "praktikanter" | "assess";
  /** Two decimals; null for "assess" and where something lacks. */
  low: number | null;
  high: number | null;
  /** Are its limits reached? null: it has none, or one of what it looks at is not known (missing). */
  applies: boolean | null;
  missing: "months" | "payroll" | "totalAarsvaerk" | null;
}
export interface LaerlingeDuty {
  answer: "yes" | "no" | "check" | "exempt";
  /** yes: "met". check: "limit" (exactly at it). exempt: "exception". no: which is under it, or "kind", "abroad", "before" (begun before the law). */
  why: "met" | "limit" | "exception" | "kind" | "abroad" | "before" | "value" | "months";
  /** di2022: over 5 mio. kr. and more than 6 months (works). ansvarlig: at least 6 months, works above the EU threshold, services at least
   *  5 mio. kr. The answer is di2022's for works, ansvarlig's for services. Empty where neither is asked (kind, abroad, before, exception). */
  readings: { id: "di2022" | "ansvarlig"; answer: "yes" | "no" | "check" | "unknown" }[];
  /** Of works: the two readings give different answers, or the EU threshold is not known and the other reading is not "no". */
  conflict: boolean;
  /** The threshold that was looked at; null: not known for the year (works). */
  euThreshold: Ore | null;
  /** 14 % of a supported case, whatever the answer. */
  lbf: boolean;
}
export interface LaerlingePlan {
  /** The first month of `monthly`, `cumulative` and `quota`; null where neither the building nor the trades have months. A building
   *  without dates lasts from the first to the last month of its trades. */
  first: IsoMonth | null;
  months: number;
  /** The contract's whole hours, what the trades have of them, and what could not be placed: hours = placed + unplaced. */
  hours: number;
  placed: number;
  unplaced: number;
  /** The same in årsværk with two decimals, as below. */
  aarsvaerk: number;
  unplacedAarsvaerk: number;
  /** The trades' most together are under 14 % of their hours, or something is unplaced; null: a trade's hours are not known. */
  cannotCarry: boolean | null;
  /** 14 % of the trades' hours; null: a trade's hours are not known. */
  needByTrades: { hours: number; aarsvaerk: number } | null;
  /** In the order of the input. */
  trades: {
    /** Two decimals; null: not known (missing). */
    hours: number | null;
    potential: number | null;
    /** Whole hours that lærlinge may have at most. */
    most: number | null;
    allocated: number;
    aarsvaerk: number;
    /** Whole hours, as long as `months`; their sum is `allocated`. */
    monthly: number[];
    monthlyAarsvaerk: number[];
    /** Persons in each month, two decimals; the most of them (null without months). */
    heads: number[];
    mostHeads: number | null;
    /** Persons on average in the trade's own months, raised by dropOut, two decimals; null without months. */
    agreements: number | null;
    missing: "value" | "costPerHour" | null;
  }[];
  /** All trades together in each month. */
  monthly: number[];
  monthlyAarsvaerk: number[];
  heads: number[];
  /** Allocated hours until and with each month; 14 % of the trades' hours likewise (null: hours not known). */
  cumulative: number[];
  cumulativeAarsvaerk: number[];
  quota: number[] | null;
  quotaAarsvaerk: number[] | null;
  contractors: { contractor: number; hours: number; aarsvaerk: number }[];
}
export interface LaerlingeStatus {
  /** opfyldt: done reaches the contract. paaVej: the forecast reaches it, and done is at least 90 % of expected (exactly, before rounding).
   *  kanIkkeNaas: `reachable` does not reach it, or, where that is null, asOf is the building's end or later. bagud: the rest; it can be
   *  reached, and the forecast may be below the contract. */
  state: "opfyldt" | "paaVej" | "bagud" | "kanIkkeNaas";
  /** What counts towards the contract, rounded down to two decimals (never more than there is). laerling is rounded down, anden is the rest
   *  of both together rounded down; without onlyLaerlinge they add up to aarsvaerk. Hours here, in expected, forecast and reachable have two
   *  decimals. */
  done: { aarsvaerk: number; hours: number; laerling: number; anden: number };
  required: { aarsvaerk: number; hours: number };
  /** The plan's hours of the months that ended on or before asOf (0 where none has). Without a plan of which all trades' hours are known, or
   *  with progress: the contract's number × elapsed (exactly, before it is rounded). */
  expected: { aarsvaerk: number; hours: number };
  /** By the plan (where all trades' hours and months are known): what is recorded in the months that ended on or before asOf, the larger of
   *  the recorded and the plan's in the month asOf lies in, and the plan's after it. By pace: what is recorded in the months that have ended
   *  (all of it where none has, or with progress) ÷ elapsed, at least done; null where progress is 0. */
  forecast: { aarsvaerk: number; hours: number } | null;
  /** As the forecast by plan, with each trade's `most` spread over its months instead of its allocated hours. null with by "pace". */
  reachable: { aarsvaerk: number; hours: number } | null;
  by: "plan" | "pace";
  /** Required less the forecast, rounded up; heads over the remaining months (null: there are none). null without a forecast. */
  shortfall: { aarsvaerk: number; hours: number; heads: number | null } | null;
  /** Required less what is done; calendar months after asOf's until the last. */
  remaining: { aarsvaerk: number; hours: number; heads: number | null; months: number };
  /** Of the contract's number; null where that is 0. */
  shareOfContract: Percent | null;
  /** Of siteHours; null without them. */
  shareReal: Percent | null;
  /** Of all days, until and with `measured`; or `progress`. */
  elapsed: Percent;
  /** The last day of the last month that ended on or before asOf (the building's end ends its month); asOf where none has ended; null with
   *  `progress`. */
  measured: IsoDate | null;
  /** Årsværk, two decimals, as in `done`; whole hours, of those that count (with onlyLaerlinge lærlinge's only). A row without a trade has
   *  null. */
  byContractor: { contractor: number; laerling: number; anden: number; hours: number }[];
  byTrade: { trade: LaerlingeTrade | null; laerling: number; anden: number; hours: number }[];
  /** Whole missing hours of `shortfall` × bod. */
  penalty: Ore | null;
  /** Rows without fault. */
  counted: number;
}
export interface LaerlingeReport {
  /** Årsværk, two decimals, each rounded by itself. Every period from the building's start (or the first row) to asOf (or the last row). */
  lines: { from: IsoDate; to: IsoDate; laerling: number; anden: number }[];
  total: { laerling: number; anden: number };
  /** The lines together less the total: only rounding. */
  difference: { laerling: number; anden: number };
}
export interface LaerlingeMoney {
  /** Typed, or the agreement's on the day. null: not known. */
  hourlyWage: Ore | null;
  /** A year: an hour's × the hours of an årsværk. A week: a 52nd of it. null: not known. */
  wage: Ore | null;
  weeklyWage: Ore | null;
  /** Of one school week: the rate, at most the week's wage, and the extra on top. */
  refundWeek: Ore | null;
  /** Of the year's school weeks. */
  refund: Ore | null;
  net: Ore | null;
  /** Where each came from. */
  sources: { hourlyWage: SumOrigin | null; aubWeek: SumOrigin | null; aubExtra: SumOrigin | null };
  missing: ("hourlyWage" | "schoolWeeks" | "aubWeek" | "aubExtra")[];
}

// ---------------------------------------------------------------- areas (boligomraade)

/** The four lists of today, under today's name. Before 1 December 2021 the law had others; `name` in the answer is the one of the day. */
export type AreasListId = "udsat" | "parallelsamfund" | "omdannelse" | "forebyggelse";
/** employment: outside the labour market and education, 18-64. convicted: 18 and over. education: only grundskole, 30-59.
 *  income: average gross income of taxpayers 15-64 without students, in percent of the region's. nonwestern: a criterion to 2017, a
 *  condition of its own since. */
export type AreasCriterionId = "employment" | "convicted" | "education" | "income" | "nonwestern";
/** What was held before. `none`: no benefit and no work. Those that a source decides: kontanthjaelp, uddannelseshjaelp, sho, dagpenge,
 *  supplerendeDagpenge, foertidspension count as outside; su, feriedagpenge, barselsdagpenge, sygedagpengeJob (from employment), fleksjob,
 *  fleksydelse, efterloen do not. The others are open (see AreasInput.counts). */
export type AreasGroup =
  | "kontanthjaelp" | "uddannelseshjaelp" | "sho" | "dagpenge" | "supplerendeDagpenge" | "foertidspension"
  | "su" | "feriedagpenge" | "barselsdagpenge" | "sygedagpengeJob" | "fleksjob" | "fleksydelse" | "efterloen"
  | AreasOpenGroup;
/** What no source decides. */
export type AreasOpenGroup =
  | "ressourceforloeb" | "jobafklaring" | "ledighedsydelse" | "revalidering" | "aktivering" | "sygedagpengeLedig"
  | "seniorpension" | "tidligPension" | "none";

/** A number of people either as a share of the residents or counted; `persons` wins. */
export interface AreasShare {
  /** 0..100, four decimals. A published figure with one decimal stands for all that round to it: that is in the range. */
  percent?: Percent;
  /** 0..1 000 000, two decimals (full-time persons); needs the residents that it is a share of (fault "missing" of that field). */
  persons?: number;
}

export interface AreasInput {
  /** The list that the figures belong to: of 1 December in this year, 2014..2030. Employment and convictions are of the two years before it
   *  (older: list - 2, newer: list - 1). Lists after it are worked out from here. */
  list: number;
  /** Everybody who lives in the area on 1 January, 1..1 000 000. Absent: taken to be enough for the lists (note "sizeUnknown"). */
  residents?: number;
  /** Four digits: goes with the rows for Gevinst. */
  kommune?: string;

  // The criteria. What is absent is not known; the answer says which lists hang on it.
  outside?: {
    /** Both years, or `average` alone. One without the other is a fault "missing" of the other. */
    older?: AreasShare;
    newer?: AreasShare;
    /** The two years' average as published; not looked at where the years are there. Both years are then taken to be alike. */
    average?: Percent;
    /** Residents of 18-64 in the newer year (and in all later ones), 1..1 000 000. Without it nothing is counted in people. */
    residents?: number;
    /** In the older year. Default `residents`. */
    residentsOlder?: number;
  };
  convicted?: {
    older?: AreasShare;
    newer?: AreasShare;
    average?: Percent;
    /** Residents of 18 and over, in the newer and in the older year (default the same), 1..1 000 000. */
    residents?: number;
    residentsOlder?: number;
    /** The year's limit for udsatte (parallelsamfund, omdannelse) and for forebyggelse where the data lacks it, or instead of it, 0..100. Where
     *  only one of the two is known the other is worked out (3 : 2). Lists after `list` keep its limit. */
    limit?: Percent;
    preventionLimit?: Percent;
  };
  /** Of those aged 30-59, only grundskole; since 2018 only education taken or approved in Denmark counts. */
  education?: AreasShare & { residents?: number };
  income?: {
    /** Average gross income a year of the area and of the same group in the region, 0..1 000 000 000; both or `share`. */
    area?: Ore;
    region?: Ore;
    /** The area's in percent of the region's, 0..1000; used where `area` is absent. */
    share?: Percent;
    /** Taxpayers 15-64 without students, 1..1 000 000. For people the answer needs these, `region`, `wage` and `benefit`. */
    taxpayers?: number;
    /** What somebody who gets a job earns, and the taxable benefit that it replaces: a month, 0..30 000 000 and 0..5 000 000. A move may have
     *  its own. The wage must be above the benefit for the route (note "wageBelowBenefit"). */
    wage?: Ore;
    benefit?: Ore;
    /** Which year's income the list uses, in years before the list: 1 (default) or 2. The sources do not say. */
    yearsBack?: number;
  };
  /** Of all residents (persons needs `residents`). */
  nonwestern?: AreasShare;

  /** In how many lists in a row before `list` the area has met the conditions of parallelsamfund (before 2021: ghetto), 0..50. For
   *  omdannelse. Absent: not known. */
  earlierLists?: number;

  // What is wanted.
  /** Which list the area is to be off. Default "udsat" (from 2014 to 2017 "parallelsamfund", the only one). Must exist in the year. */
  target?: AreasListId;
  /** On the list of 1 December in this year, list + 1 .. list + 10. Default: the first on which a start in `from` counts in full. */
  by?: number;
  /** The first month that anybody can start, from January of `list` to December of list + 9. Default January of `list`. */
  from?: IsoMonth;
  /** How many lists are shown, `list` among them, 2..11. Default 4, or as many as `by` needs. */
  lists?: number;

  // The people.
  /** At most 200. */
  moves?: AreasMove[];

  // Assumptions.
  /** Share of those who move into work that still lives in the area, 1..100. Default 100. Who moves away is taken to be replaced by somebody
   *  who is outside as they were. */
  staying?: Percent;
  /** Two years' average: of the two percentages ("mean", default), or both years' persons over both years' residents ("pooled"). The same for
   *  convicted. */
  averaging?: "mean" | "pooled";
  /** Is the value compared with the limit as it is ("exact", default), or rounded as it is published first (one decimal; convicted two)? */
  test?: "exact" | "rounded";
  /** Lines that no source decides: does the group count as outside? Absent: it does not, and the range's best end has it counted. */
  counts?: Partial<Record<AreasOpenGroup, boolean>>;
  /** Do the paid hours of a smaajob beside the other benefits that count as outside lessen the person's share, as the law's hours do for dagpenge?
   *  No source says. Absent: they do not, and the range's best end has them counted. */
  smaajobHours?: boolean;
  /** Write the sum out. Default false. */
  sum?: boolean;
  /** With `sum`, the lines themselves, which are most of an answer. Default true; false: only `lineOf`. */
  lines?: boolean;
  rates?: TypedRates;
}

export interface AreasMove {
  /** 1..10 000. Default 1. */
  persons?: number;
  /** Begins on the first of this month: January of `list` .. December of list + 9 (an earlier one stands in the figures already: fault
   *  "outside" with min and max). */
  start: IsoMonth;
  /** The last month, at most list + 9; absent: for good. Not before start (fault "outside"). */
  end?: IsoMonth;
  benefit: AreasGroup;
  /** elev: a laerling with a training wage. selvforsoergelse: leaves the benefit without a job (counts as "none"). loentilskud: counts as
   *  "aktivering". */
  to: "job" | "smaajob" | "fleksjob" | "elev" | "su" | "loentilskud" | "selvforsoergelse";
  /** Paid hours a month, 0..250, two decimals. Needed for smaajob; else for Gevinst only. */
  hours?: number;
  /** How much of a full-time person they count for before the move (part-time benefit), above 0..100. Default 100; needed with
   *  supplerendeDagpenge, which is counted by hours. */
  share?: Percent;
  /** A month, 0..30 000 000 and 0..5 000 000: instead of income.wage and income.benefit (of a job; those of others are counted only with
   *  both of their own). Go with the row for Gevinst. */
  wage?: Ore;
  amount?: Ore;
  /** The rate, for Gevinst only. */
  variant?: Variant;
  /** elev: the month that the education is completed, not before start, at most December of list + 9; then they have more than grundskole,
   *  where `ageCounts`. Absent: not within what is counted. */
  completes?: IsoMonth;
  /** elev: had only grundskole and is 30-59 on completion: moves the criterion of education. Default false. */
  ageCounts?: boolean;
}

export interface AreasResult {
  list: number;
  /** The calendar years of employment and convictions. */
  years: [number, number];
  /** Which rules: "2014" (3 of 5), "2018" (2 of 4), "2021" (today's names and forebyggelse). */
  rules: "2014" | "2018" | "2021";
  /** The list as typed (moves are not in it). */
  now: AreasOnList;
  /** `list` first, then one for each year. Without moves: what happens if the newer year goes on. With: the typed moves taken in. */
  path: { list: number; years: [number, number]; without: AreasOnList; with: AreasOnList;
    /** What the typed moves do on this list. */
    effect: AreasEffect }[];
  /** How many must move to be off `target` on the list `by`, starting in `from`, the typed moves not counted. */
  target: AreasTarget;
  /** Lists after `list`, as many as in `path`: to be at or under the employment limit of `target` on this list, so many must start by this month.
   *  Empty where people cannot be counted. */
  calendar: {
    list: number;
    /** Full-time persons too many on the list if nothing is done; two decimals; 0: it is under already. */
    excess: number;
    /** January of `list` (or `from`) .. December before this list; in order. `persons` null: no number of people is enough (weight 0, or
     *  more than the residents outside). 0: none is needed. */
    months: { start: IsoMonth; weight: AreasWeight; persons: AreasRange | null }[];
  }[];
  /** What one person that starts in the month counts on each list of `path`: in the order of `path`. For every start of a move (once each)
   *  and for `from`, in order. */
  weights: { start: IsoMonth; lists: AreasWeight[] }[];
  /** Each typed move, in order. */
  moves: {
    /** Does leaving the group count? open: no source decides and it is not switched. */
    counts: "yes" | "no" | "open";
    /** Full-time persons less when the move covers the whole year, `staying` counted; two decimals. */
    fullYear: number;
    /** On each list of `path`: full-time persons less, averaged over the two years; two decimals. */
    lists: number[];
  }[];
  /** What counts as outside, every group; the share of a full-time person that it counts for now (0 or 100; supplerendeDagpenge by hours). */
  groups: { group: AreasGroup; counts: Percent; open: boolean; chosen: boolean; origin: SumOrigin }[];
  /** For Gevinst: one for each typed move that Gevinst can hold, in order; missing: what its form still needs. */
  rows: {
    /** Index into the input's moves. */
    move: number;
    /** As SavingsRow, without what is missing. null: Gevinst has no such benefit or move (why). */
    row: Partial<SavingsRow> | null;
    /** benefit: Gevinst has not this benefit; the others are fields of the row. */
    missing: ("benefit" | "variant" | "wage" | "hours" | "subsidy")[];
  }[];
  /** Heads in all typed moves, and in those with a row: the same number goes to Gevinst. */
  persons: number; rowPersons: number;
  notes: (
    | "sizeUnknown" | "limitUnknown" | "limitKept" | "limitWorkedOut" | "averageOnly" | "unchangedPopulation" | "regionUnchanged"
    | "incomeYear" | "wageBelowBenefit" | "openGroups" | "smaajobOpen" | "countsNothing" | "afterLists" | "staying"
    | "developmentPlan" | "euCourt" | "rulesMayChange" | "educationDelay" | "convictedNotByJobs" | "earlierListsUnknown" | "yearsRule2021"
    | "ratesEnd"
  )[];
  weakest: Weakest;
  lines: SumLine[];
  lineOf: LineOf;
}

/** A fraction that is exact: over / of. 6 / 24 is 0.25. */
export interface AreasWeight { months: number; of: 24; share: Percent }
/** central is the plain reading with what was chosen; low <= central <= high. Whole people. */
export interface AreasRange {
  low: number; central: number; high: number;
  /** What each assumption does alone: its best and worst end (empty in the calendar). Only those that move the number. staying: 100 % or the published 85 %; test: rounded
   *  before the comparison; typed: a typed percentage stands for all that round to it; averaging: mean or pooled. */
  because: { id: "staying" | "test" | "typed" | "averaging"; low: number; high: number }[];
}

/** An area on one list year. */
export interface AreasOnList {
  /** udsat: the limits of udsat, parallelsamfund and omdannelse (to 2017 the only ones). forebyggelse: from 2021. */
  levels: AreasLevel[];
  /** Those that exist in the year. */
  lists: {
    id: AreasListId;
    /** The law's name on the day. */
    name: "udsat" | "ghetto" | "haardGhetto" | "parallelsamfund" | "omdannelse" | "forebyggelse";
    level: "udsat" | "forebyggelse";
    /** Are the conditions met? unknown: it hangs on `missing`. */
    status: "met" | "notMet" | "unknown";
    /** What makes it not met; empty otherwise. */
    why: ("criteria" | "nonwestern" | "size" | "years")[];
    missing: (AreasCriterionId | "earlierLists")[];
    /** The criteria any one of which alone changes the status: brought under while on the list, brought over while off it. */
    deciding: AreasCriterionId[];
    /** The condition of non-western origin: null where it has none. Above `limit` is needed. */
    nonwestern: { limit: Percent; value: Percent | null; met: boolean | null } | null;
    /** omdannelse: lists in a row, this one counted, and how many are needed (null: of 2021 the sources disagree). null for others. */
    years: { needed: number | null; have: number | null } | null;
  }[];
}
export interface AreasLevel {
  id: "udsat" | "forebyggelse";
  /** So many of `of` must be met: 2 of 4 (to 2017: 3 of 5). */
  needed: number; of: number;
  /** Met, and not known. */
  met: number; unknown: number;
  criteria: AreasCriterion[];
}
export interface AreasCriterion {
  id: AreasCriterionId;
  /** What is compared, four decimals (the test itself is exact); null: not known. */
  value: Percent | null;
  /** null: the year's is not known (convicted). */
  limit: Percent | null;
  limitOrigin: SumOrigin | null;
  /** Met if above, at least, below. */
  comparison: "above" | "atLeast" | "below";
  met: boolean | null;
  /** How far on the wrong side, percentage points, four decimals: positive is too far over (income: under) the limit, negative is room. */
  points: Percent | null;
  /** The same in people (full-time persons, convicted, with only grundskole; income: in jobs); two decimals. null: people are not known. */
  persons: number | null;
  /** The fewest whole people less (in both years) with whom it is not met; 0 where it is not met. null: not known. */
  mustMove: AreasRange | null;
  /** The most whole people more with whom it is still not met; 0 where it is met. null: not known. */
  room: number | null;
  /** What the published figure would be: one decimal, convicted two. */
  published: Percent | null;
}

export interface AreasEffect {
  /** Full-time persons less in the older and the newer year and on average; two decimals. */
  older: number; newer: number; average: number;
  /** The change of the criterion's value, percentage points, four decimals: employment and education fall (negative), income rises. null: not
   *  known (of income also where wage, benefit, taxpayers or the region's income are not typed). The range, `low` the largest fall: open groups
   *  and hours of smaajob counted or not, staying. */
  employment: { low: Percent; central: Percent; high: Percent } | null;
  education: Percent | null;
  income: Percent | null;
  /** Heads that have started before this list's newer year ended. */
  persons: number;
}

export interface AreasTarget {
  list: AreasListId; by: number; from: IsoMonth; weight: AreasWeight;
  /** Status on that list if nothing is done. */
  status: "met" | "notMet" | "unknown";
  /** Criteria that must fall at least before the area is off: 0 where it is off, and more where what is not known is met. null: unknown. */
  leastFall: number | null;
  /** Criteria that must fall, where nothing of them is unknown. */
  mustFall: number | null;
  /** Met criteria of the list, and whether bringing this one down alone is enough. */
  routes: {
    criterion: AreasCriterionId;
    /** By what: jobs (employment, income), elever who complete in time (education), nothing that this tool counts (convicted). */
    by: "jobs" | "elever" | null;
    /** People who start in `from`: null: not known, or it cannot be reached (missing, tooLate). */
    persons: AreasRange | null;
    /** Without them the number of people is not known. */
    missing: ("residents" | "region" | "taxpayers" | "wage" | "benefit" | "limit")[];
    /** No number is enough by this list. */
    tooLate: boolean;
    /** null: it hangs on what is not known. */
    alone: boolean | null;
  }[];
  /** The fewest people: which criteria fall, jobs and elever (an elev counts as out of the benefit from the start, and in education on completion,
   *  which must be before the 1 January before the list). null: off already, unknown, or not by people. */
  mix: { criteria: AreasCriterionId[]; jobs: number; elever: number; persons: number } | null;
  /** Is employment one of the criteria that decide the target's status on `by`? null: unknown. */
  employmentDecides: boolean | null;
  /** Other met criteria that a job moves (income). */
  jobAlsoMoves: AreasCriterionId[];
}

export function smaajob(input: SmaajobInput): Outcome<SmaajobResult>;
export function savings(input: SavingsInput): Outcome<SavingsResult>;
export function laerlinge(input: LaerlingeInput): Outcome<LaerlingeResult>;
export function areas(input: AreasInput): Outcome<AreasResult>;

/** What a form offers on a date. The wasm of `laerlinge` or `areas` alone knows no benefits and no tax. */
export interface RatesOnDate {
  /** First and last day the engine has rates for; until the last that can be asked about, days after `to` are answered with
   *  the rates of `to` (note "ratesEnd"). */
  from: IsoDate; to: IsoDate; until: IsoDate;
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
