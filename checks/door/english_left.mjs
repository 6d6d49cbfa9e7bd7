// What a German reply still says in English: `english_left(english, german)` of the same request, asked twice.
//
// Whatever was worded by the program must differ; what a person typed, a code, a citation, must not. Where the two
// replies hold other fields, lists or numbers, that is told too: a translation changes words and nothing else.
const verbatim = new Set(
  ("matched clinician resolved_by note medicines conditions supplements ingredients not_counted token key hash commitment " +
    "protocol secret csv ics html pdf qr authority country zone media_type id item log to_type_back certainty form_certainty " +
    "direction form_tested kind verdict severity state phase doi pmid source formula words said label_text where " +
    "version study big small forms order event mapping target").split(" "),
);
/** Names and notes that a person wrote, and those of questionnaires, by the object that holds them. */
const typed = new Set(
  ("context.text decisions.reason decision.reason overrides.reason opened.reason amendments.reason product.label product.name " +
    "other_sources.name exported.text today.note follow.product listed.text instruments.title items.name items.unit names.name " +
    "names.detail new.text duplicate.text conflicting.text doubted.text refused.text left_out.text not_understood.text").split(" "),
);
const prose = (text) => /[A-Za-z]{2,}[,;:]* [A-Za-z]{2,}/.test(text);
const is_plan = (value) => typeof value === "object" && value !== null && "primary" in value;

export function english_left(english, german) {
  const left = [];
  const walk = (one, other, parent, key, path) => {
    if (Array.isArray(one)) {
      if (!Array.isArray(other) || other.length !== one.length) return left.push(`${path}: another list`);
      one.forEach((each, nth) => walk(each, other[nth], parent, key, `${path}.${nth}`));
    } else if (typeof one === "object" && one !== null) {
      if (typeof other !== "object" || other === null || Object.keys(other).join() !== Object.keys(one).join())
        return left.push(`${path}: other fields`);
      if (is_plan(one)) return;
      for (const name of Object.keys(one))
        if (!verbatim.has(name) && !typed.has(`${key}.${name}`)) walk(one[name], other[name], key, name, `${path}.${name}`);
    } else if (typeof one === "string") {
      if (one === other && prose(one)) left.push(`${path}: ${one}`);
    } else if (one !== other) left.push(`${path}: ${one} is ${other}`);
  };
  walk(english, german, "", "", "reply");
  return left;
}
