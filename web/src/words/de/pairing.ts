export const pairing = {
  heading: "Ist das dein Telefon?",
  lead: "Tippe die acht Ziffern ein, die Titrate dort zeigt, wo es gestartet wurde. Sie gelten zehn Minuten.",
  label: "Code",
  open: "Diesen Browser einlassen",
  phone_heading: "Auf einem Telefon",
  phone:
    "Ein eigenes Telefon braucht einen Tunnel, den du einrichtest, und „titrate serve --allow-host NAME“: Dort steht dann ein " +
    "Code, den man auf dem Telefon eintippt. Erinnerungen gehen überall, über die Kalenderdatei.",
};
