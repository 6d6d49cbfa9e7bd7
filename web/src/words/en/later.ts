import { answer } from "./answer";
import { bring } from "./bring";
import { chart } from "./chart";
import { decide } from "./decide";
import { evidence } from "./evidence";
import { follow } from "./follow";
import { history } from "./history";
import { import_ } from "./import";
import { intake } from "./intake";
import { mechanism } from "./mechanism";
import { own_data } from "./own_data";
import { plan, seal } from "./plan";
import { product } from "./product";
import { report } from "./report";
import { settings } from "./settings";
import { sheet } from "./sheet";
import { steps } from "./steps";
import { kit, trial } from "./trial";
import { track } from "./welcome";

/** What the views say that are not of every evening. */
export const english_later = {
  answer,
  bring,
  chart,
  decide,
  evidence,
  follow,
  history,
  import: import_,
  intake,
  kit,
  mechanism,
  own_data,
  plan,
  product,
  report,
  seal,
  settings,
  sheet,
  steps,
  track,
  trial,
};
