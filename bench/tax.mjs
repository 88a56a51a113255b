// The income tax of a wage in plain JavaScript, as somebody would write it for a page: to measure against, and nothing
// that the product uses. Of the year's rules only those that a single wage earner without children meets. In whole øre;
// the products stay below 2^53.

/** @typedef {(id: string) => number} Rate a rate of the price date: kr., or a share in percent */

/** The value of each rate on a day. @param {string} csv data/rates.csv @param {string} day @returns {Rate} */
export function ratesOn(csv, day) {
  /** @type {Map<string, number>} */
  const values = new Map();
  for (const line of csv.split('\n')) {
    // id, subject, value, unit, from, to: none of the first six holds a comma that matters but in quotes.
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
    const [id, , value, , from, to] = cells;
    if (id && from && from <= day && (!to || to >= day)) values.set(id, Number(value));
  }
  return (id) => {
    const value = values.get(id);
    if (value === undefined || Number.isNaN(value)) throw new Error(`no rate ${id} on ${day}`);
    return value;
  };
}

/** The tax on wages of 1,000 kr. a year, 2,000 and so on to a million, in øre together. @param {Rate} rate */
export function taxer(rate) {
  const ore = (/** @type {string} */ id) => Math.round(rate(id) * 100);
  // Percent in ten thousandths: 25.049 % is 250,490.
  const millionths = (/** @type {string} */ id) => Math.round(rate(id) * 10_000);
  const part = (/** @type {number} */ share, /** @type {number} */ of) => Math.floor((share * of * 2 + 1e6) / 2e6);
  const down = (/** @type {number} */ amount) => Math.floor(amount / 100) * 100;
  const year = {
    am: millionths('am_bidrag'), personfradrag: ore('personfradrag'), bund: millionths('bundskat'),
    bf: millionths('beskaeftigelsesfradrag_sats'), bfMax: ore('beskaeftigelsesfradrag_max'),
    jf: millionths('jobfradrag_sats'), jfMax: ore('jobfradrag_max'), jfFrom: ore('jobfradrag_graense'),
    steps: ['mellemskat', 'topskat', 'toptopskat'].map((step) => ({
      rate: millionths(`${step}_sats`), from: ore(`${step}_graense`), ceiling: millionths(`skatteloft_${step}`),
    })),
  };
  const [kommune, kirke] = [250_000, 7_000];

  /** @param {number} wage øre a year */
  function tax(wage) {
    const am = down(part(year.am, wage));
    const personal = down(wage - am);
    const bf = Math.min(down(Math.floor((year.bf * wage) / 1e6)), year.bfMax);
    const jf = wage > year.jfFrom ? Math.min(down(Math.floor((year.jf * (wage - year.jfFrom)) / 1e6)), year.jfMax) : 0;
    const taxable = Math.max(0, down(personal - bf - jf));
    let top = 0;
    let below = year.bund + kommune;
    let given = 0;
    for (const { rate, from, ceiling } of year.steps) {
      if (personal <= from) break;
      const over = Math.max(0, below + rate - ceiling);
      top += part(rate - over + given, personal - from);
      below += rate;
      given = over;
    }
    const taxes = [[year.bund, personal], [kommune, taxable], [kirke, taxable]].map(([rate, base]) => {
      const gross = part(rate, base);
      return { gross, value: part(rate, year.personfradrag) };
    });
    let unused = 0;
    for (const one of taxes) unused += Math.max(0, one.value - one.gross);
    const [bund, own, church] = taxes.map(({ gross, value }) => Math.max(0, gross - value));
    const left = [bund, top, own, church].map((amount) => {
      const used = Math.min(unused, amount);
      unused -= used;
      return amount - used;
    });
    return am + left.reduce((sum, amount) => sum + amount, 0);
  }
  return () => {
    let all = 0;
    for (let wage = 1; wage <= 1000; wage += 1) all += tax(wage * 100_000);
    return all;
  };
}
