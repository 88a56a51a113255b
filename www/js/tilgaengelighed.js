/** What was tested for accessibility, and what is lacking: only texts. */

import { startPage } from "./page.js";

void startPage(() => {});
