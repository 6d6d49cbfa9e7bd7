import { number } from "./format";

export const welcome = {
  heading: "Does it help you, or does it only seem so?",
  lead:
    "Titrate is a diary and a fair judge. Each evening you write down what you took and how you were; it works out " +
    "what your days can tell about it, how sure that is, and what cannot be told.",
  private: "Everything stays on this computer, in one file. There is no account, and nothing is sent anywhere.",
  import_heading: "I have a diary already",
  import: "Bring my diary",
  import_text: "A file from another tracker or a spreadsheet. You see at once what its days can tell.",
  start_heading: "I begin with today",
  start: "Start my own diary",
  start_text: "Choose what to watch. An evening takes about twenty seconds.",
  load_heading: "I look at an example first",
  load: "Load the example trial",
  load_text: "A finished trial of a simulated person, marked as such: the diary, the chart and the answer.",
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
  day_heading: "When does your day end?",
  day_lead: "An entry made before this hour still belongs to the evening before.",
  day_label: "My day ends at",
  hour: (hour: number) => (hour === 0 ? "midnight" : `${hour}:00 at night`),
  keys_heading: "Keyboard",
  keys: "Answer with the keys 0 to 9, and t for ten",
  back: "Back to today",
};

export const example = {
  banner: "Simulated example",
  marked: "Simulated example: not a real person.",
  explained: "Nothing here is about you.",
  back: "Back to my own diary",
  open: "Look at the simulated example",
  closed: "This diary is an example, so its days cannot be changed here. Yours can:",
};
