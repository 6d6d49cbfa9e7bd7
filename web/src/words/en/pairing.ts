export const pairing = {
  heading: "Is this your phone?",
  lead: "Type the eight digits that Titrate shows where it was started. They hold for ten minutes.",
  label: "Code",
  open: "Let this browser in",
  phone_heading: "On a phone",
  phone:
    "A phone of one's own needs a tunnel that you set up, and “titrate serve --allow-host NAME”, which shows a code to type " +
    "there. Reminders work everywhere, through the calendar file.",
};
