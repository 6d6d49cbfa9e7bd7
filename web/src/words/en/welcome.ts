import { number } from "./format";

export const welcome = {
  heading: "Does it help you, or does it only seem so?",
  lead:
    "A diary with a fair judge. Each evening a few taps say what you took and how you were. In the end it says what your days " +
    "can tell, how sure that is, and what they cannot tell.",
  private: "Everything stays on this computer, in one file: no account, and nothing is sent anywhere.",
  begin: "How do you want to begin?",
  import: "Bring my diary",
  import_text: "From a file of another tracker or a spreadsheet. You see at once what its days can tell.",
  start: "Start my own diary",
  start_text:
    "Choose what to watch, then write down today. It takes a minute now, and about twenty seconds an evening.",
  load: "Load the example trial",
  load_text: "A finished trial of a simulated person, marked as such on every page.",
};

export const track = {
  heading: "What do you want to watch?",
  lead: "One to three things are enough. Each is asked once every evening, in the order in which you choose them.",
  lower: "lower is better",
  higher: "higher is better",
  from_to: (lowest: number, highest: number) => `${number(lowest)} to ${number(highest)}`,
  save: "Begin the diary",
  save_again: "Save",
  none_chosen: "Choose at least one.",
  chosen: (n: number) => `${n} chosen`,
  day: (hour: number) =>
    hour === 0
      ? "An entry after midnight belongs to the new day."
      : `An entry before ${hour}:00 at night still belongs to the evening before.`,
  to_settings: "Change it in the settings",
  hour: (hour: number) => (hour === 0 ? "midnight" : `${hour}:00 at night`),
  back: "Back to today",
};

export const example = {
  banner: "Simulated example",
  marked: "Simulated example: not a real person.",
  explained: "Nothing here is about you.",
  back: "Back to my own diary",
  open: "Look at the simulated example",
  closed: "This diary is an example, so nothing in it can be changed. Yours can:",
};
