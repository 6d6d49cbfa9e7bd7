#include "codec/label_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/spelled.h"
#include "codec/label_words.h"

namespace titrate::codec {
namespace {

using Kind = LabelToken::Kind;
using Words = std::set<std::string_view>;

const Words per_words = {"per", "pro", "je", "each", "jede", "jeder", "every", "in", "par"};
const Words serving_words = {"serving", "servings", "portion", "dose", "dosis"};
const Words day_words = {"day", "daily", "tag", "tagesdosis", "tagesportion", "tagesration", "tagesverzehrmenge", "d"};
const Words day_now_words = {"daily", "t\xc3\xa4glich", "tag", "day"};
const Words contain_words = {"contain",  "contains",  "provide",        "provides", "deliver", "delivers", "supply",
                             "supplies", "enthalten", "enth\xc3\xa4lt", "liefern",  "liefert", "gives",    "give"};
const Words adjectives = {"vegetable", "vegan",   "veg",      "veggie",       "vegetarian", "vegane", "vegetarische",
                          "small",     "large",   "coated",   "heaped",       "rounded",    "level",  "hard",
                          "gel",       "capsule", "chewable", "effervescent", "vegetabile"};
const Words link_words = {"providing",  "provides",     "provide",    "yielding",   "yields",   "supplying",
                          "supplies",   "delivers",     "delivering", "equivalent", "equals",   "equal",
                          "entspricht", "entsprechend", "davon",      "liefert",    "liefern",  "thereof",
                          "ergibt",     "ergeben",      "which",      "containing", "contains", "enth\xc3\xa4lt",
                          "bringing",   "corresponding"};
const Words source_words = {"as", "from", "als", "aus", "form"};
const Words filler = {"of",   "an",   "a",  "ca",  "approx", "about", "the", "approximately",
                      "etwa", "rund", "to", "bis", "zu"};
const Words elemental_words = {"elemental",   "elementar",   "elementares", "elementarem", "elementare",
                               "elementarer", "elementaren", "reines",      "reinem"};
const Words not_a_daily_value = {"chelated",         "pure",       "natural", "rein",         "reines",  "vegan",
                                 "vegetarian",       "veg",        "plant",   "gmo",          "organic", "absorption",
                                 "nat\xc3\xbcrlich", "pflanzlich", "money",   "satisfaction", "fully",   "bioavailable",
                                 "soluble",          "yield",      "active"};
const Words us_words = {"dv", "daily"};
const Words eu_words = {"nrv",
                        "ri",
                        "nrw",
                        "rm",
                        "vnr",
                        "referenzwert",
                        "referenzwerts",
                        "referenzmenge",
                        "n\xc3\xa4hrstoffbezugswert",
                        "n\xc3\xa4hrstoffbezugswerts",
                        "n\xc3\xa4hrstoffbezugswerte",
                        "rda"};
const Words audiences = {"adult",    "adults",    "erwachsene", "children",   "kinder",      "child",
                         "ages",     "age",       "women",      "men",        "frauen",      "teens",
                         "pregnant", "lactating", "infants",    "schwangere", "jugendliche", "kids"};
const Words negations = {"no", "without", "ohne", "kein", "keine", "not", "non", "free", "frei", "nicht"};
const Words other_nutrients = {"zinc",         "zink",
                               "calcium",      "kalzium",
                               "potassium",    "kalium",
                               "sodium",       "natrium",
                               "iron",         "eisen",
                               "copper",       "kupfer",
                               "selenium",     "selen",
                               "vitamin",      "vitamine",
                               "vitamins",     "manganese",
                               "mangan",       "chromium",
                               "chrom",        "iodine",
                               "jod",          "phosphorus",
                               "phosphor",     "glycine",
                               "glycin",       "taurine",
                               "taurin",       "melatonin",
                               "theanine",     "ashwagandha",
                               "gaba",         "l",
                               "energy",       "energie",
                               "protein",      "eiwei\xc3\x9f",
                               "fat",          "fett",
                               "carbohydrate", "kohlenhydrate",
                               "sugar",        "zucker",
                               "salt",         "salz",
                               "fibre",        "fiber",
                               "calories",     "boron",
                               "bor",          "molybdenum",
                               "pyridoxine",   "folate",
                               "biotin",       "niacin",
                               "riboflavin",   "thiamin",
                               "inositol",     "b6",
                               "b12",          "d3",
                               "k2",           "c"};
const Words excipients = {"magnesiumstearate",
                          "magnesiumstearat",
                          "magnesiumsaltsoffattyacids",
                          "magnesiumlaurate",
                          "magnesiumsalzevonspeisefetts\xc3\xa4uren",
                          "magnesiumsalzederspeisefetts\xc3\xa4uren",
                          "magnesiumsilicate",
                          "magnesiumsilikat",
                          "magnesiumpalmitate",
                          "magnesiummyristate"};
const Words ends_like_a_salt = {"ate",   "at",   "ide",   "id",         "chelat",  "salz",
                                "salze", "salt", "salts", "verbindung", "complex", "komplex"};
const Words not_a_salt = {"adequate", "separate", "provide",  "provides", "private", "moderate", "appropriate",
                          "accurate", "include",  "resultat", "update",   "format",  "plakat",   "privat"};

/// Reads the pieces of a label from the first to the last, keeping the row that amounts go to.
class Reader {
 public:
  Reader(std::string_view text, const Catalog& catalog) : catalog_(catalog), german_(looks_german(text)) {
    tokens_ = label_tokens(text, german_);
    label_.is_german = german_;
    for (const Form& form : catalog.forms) {
      if (form.substance != "magnesium") continue;
      for (const std::string& name : form.names) {
        const std::string plain = plain_form_name(name);
        names_[plain] = &form;
        if (plain.starts_with("magnesium")) short_names_.try_emplace(plain.substr(9), &form);
      }
    }
  }

  Label label() && {
    for (at_ = 0; at_ < tokens_.size();) step();
    end_segment();
    settle_rows();
    read_quality();
    return std::move(label_);
  }

 private:
  // ---- looking ----
  const LabelToken& token(std::size_t i) const { return tokens_[std::min(i, tokens_.size() - 1)]; }
  bool is_word(std::size_t i, const Words& words) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::word && words.contains(tokens_[i].text);
  }
  bool is(std::size_t i, Kind kind) const { return i < tokens_.size() && tokens_[i].kind == kind; }
  bool is_other(std::size_t i, std::string_view text) const { return is(i, Kind::other) && tokens_[i].text == text; }

  struct Match {
    const Form* form = nullptr;
    bool excipient = false;
    std::size_t end = 0;
    std::string text;
  };

  /// The longest name in the catalog that begins here; hyphens between its words do not count.
  std::optional<Match> name_at(std::size_t from, bool short_too) const {
    std::optional<Match> longest;
    std::string joined, text;
    int words = 0;
    for (std::size_t i = from; i < tokens_.size() && words < 6; ++i) {
      if (is_other(i, "-") && words > 0) continue;
      if (!is(i, Kind::word)) break;
      joined += tokens_[i].text;
      text += (words ? " " : "") + tokens_[i].text;
      ++words;
      if (excipients.contains(joined)) longest = Match{nullptr, true, i + 1, text};
      const auto known = names_.find(joined);
      if (known != names_.end()) longest = Match{known->second, false, i + 1, text};
      if (!short_too) continue;
      const auto brief = short_names_.find(joined);
      if (brief != short_names_.end() && known == names_.end()) longest = Match{brief->second, false, i + 1, text};
    }
    return longest;
  }

  /// The element's own name, and where it ends: "magnesium", "Mg", "elemental magnesium", "Magnesiumgehalt".
  struct Element {
    std::size_t end = 0;
    bool elemental = false, bare_elemental = false, unknown_compound = false;
    std::string text;
  };
  std::optional<Element> element_at(std::size_t i) const {
    Element element;
    if (is_word(i, elemental_words)) {
      element.elemental = true;
      element.text = token(i).text;
      if (is(i + 1, Kind::word) && (token(i + 1).text == "magnesium" || token(i + 1).text == "mg"))
        ++i;
      else if (element.text.starts_with("rein"))
        return std::nullopt;
      else
        element.bare_elemental = true;
      element.text = element.bare_elemental ? element.text : element.text + " magnesium";
      element.end = i + 1;
      return element;
    }
    if (!is(i, Kind::word)) return std::nullopt;
    const std::string& word = token(i).text;
    if (word == "mg" || word == "magnesium") {
      element.end = i + 1;
      element.text = "magnesium";
      std::size_t next = i + 1;
      if (is_other(next, "-")) ++next;
      if (word == "magnesium" && is(next, Kind::word)) {
        const std::string& after = token(next).text;
        const bool amino =
            after == "amino" || after == "chelate" || after == "chelat" || after == "complex" || after == "komplex";
        if (amino || (after.size() >= 6 && looks_like_a_salt(after))) {
          element.unknown_compound = true;
          element.text += " " + after;
          element.end = next + 1;
          if (after == "amino")
            while (is(element.end, Kind::word) && Words{"acid", "chelate"}.contains(token(element.end).text))
              element.text += " " + token(element.end++).text;
        }
      }
      return element;
    }
    if (word.size() > 9 && word.starts_with("magnesium")) {
      const std::string rest = word.substr(9);
      element.end = i + 1;
      element.text = word;
      if (rest == "gehalt" || rest == "anteil" || rest == "menge") return element;
      if (looks_like_a_salt(rest)) {
        element.unknown_compound = true;
        return element;
      }
    }
    return std::nullopt;
  }
  static bool looks_like_a_salt(const std::string& word) {
    if (not_a_salt.contains(word)) return false;
    return std::any_of(ends_like_a_salt.begin(), ends_like_a_salt.end(),
                       [&](std::string_view end) { return word.ends_with(end); });
  }
  bool is_mention(std::size_t i) const {
    const auto name = name_at(i, false);
    return (name && name->form) || element_at(i);
  }

  // ---- the rows ----
  LabelRow* current() {
    if (row_ < 0) return nullptr;
    LabelRow& row = label_.rows[std::size_t(row_)];
    return inner_ < 0 ? &row : &row.inside[std::size_t(inner_)];
  }
  LabelRow& open_row(LabelRow row) {
    label_.rows.push_back(std::move(row));
    brand_rows_.push_back(false);
    row_ = int(label_.rows.size()) - 1;
    inner_ = -1;
    return label_.rows.back();
  }
  LabelRow& open_inside(LabelRow row) {
    auto& inside = label_.rows[std::size_t(row_)].inside;
    inside.push_back(std::move(row));
    inner_ = int(inside.size()) - 1;
    return inside.back();
  }
  static bool has_mass(const LabelRow& row) { return !row.amounts.empty(); }
  void move_floating(LabelRow& row) {
    for (PrintedAmount& amount : floating_) put(row, std::move(amount));
    floating_.clear();
  }

  Basis basis_for(const LabelRow& row) const {
    const std::vector<Basis>& said = line_bases_.empty() ? header_bases_ : line_bases_;
    if (said.empty()) return {};
    std::size_t masses = 0;
    for (const PrintedAmount& amount : row.amounts) masses += amount.mass.has_value();
    return said[std::min(masses, said.size() - 1)];
  }

  void put(LabelRow& row, PrintedAmount amount) {
    if (!row.amounts.empty()) {
      PrintedAmount& last = row.amounts.back();
      if (!last.mass && !last.moles && last.daily_value && amount.mass) {  // "24 % 100 mg"
        last.mass = amount.mass;
        last.other_reading = amount.other_reading;
        last.text = amount.text;
        return;
      }
    }
    if (amount.basis.per == Per::not_said) amount.basis = basis_for(row);
    row.amounts.push_back(std::move(amount));
    line_has_amounts_ = true;
  }

  void end_segment() {
    if (!floating_.empty() && row_ >= 0 && link_) {  // "500 mg Magnesiumcitrat (entspricht 75 mg)"
      LabelRow& row = label_.rows[std::size_t(row_)];
      if (row.names == LabelRow::Names::compound && has_mass(row)) move_floating(open_inside({.text = "magnesium"}));
    }
    floating_.clear();
    if (row_ >= 0) last_row_ = row_;
    row_ = inner_ = -1;
    link_ = source_ = listing_ = other_ = false;
    open_.clear();
  }

  // ---- one piece ----
  void step() {
    const LabelToken& now = tokens_[at_];
    switch (now.kind) {
      case Kind::line_end:
        end_segment();
        if (!line_bases_.empty() && !line_has_amounts_) header_bases_ = line_bases_;
        line_bases_.clear();
        line_has_amounts_ = false;
        ++at_;
        return;
      case Kind::stop:
        if (now.text == ";" || (open_.empty() && !after_abbreviation())) end_segment();
        ++at_;
        return;
      case Kind::comma:
        if (open_.empty() && !is_word(at_ + 1, link_words) && !goes_on_listing(at_ + 1)) soft_end();
        ++at_;
        return;
      case Kind::open:
        open_.push_back({row_, inner_, floating_.size()});
        ++at_;
        return;
      case Kind::close:
        close();
        ++at_;
        return;
      case Kind::slash:
        if (const auto end = basis_at(at_))
          at_ = *end;
        else
          ++at_;
        return;
      case Kind::other:
        if (now.text == "=") follow_link();
        if (now.text == "%") percent_heading();
        ++at_;
        return;
      case Kind::number:
        number();
        return;
      case Kind::amount:
        amount();
        return;
      case Kind::percent:
        percent();
        return;
      case Kind::word:
        word();
        return;
    }
  }

  bool after_abbreviation() const {
    return at_ > 0 && is(at_ - 1, Kind::word) &&
           (token(at_ - 1).text.size() <= 2 || token(at_ - 1).text == "approx" || token(at_ - 1).text == "inkl" ||
            token(at_ - 1).text == "exp");
  }
  bool goes_on_listing(std::size_t i) {
    const LabelRow* row = current();
    return listing_ && row && !has_mass(*row) && name_at(i, true).has_value();
  }
  void soft_end() {
    const int line_row = row_ >= 0 ? row_ : last_row_;
    end_segment();
    last_row_ = line_row;
  }
  void close() {
    if (open_.empty()) return;
    const Bracket bracket = open_.back();
    open_.pop_back();
    if (floating_.size() > bracket.floating) {
      if (link_ && row_ >= 0 && label_.rows[std::size_t(row_)].names == LabelRow::Names::compound)
        move_floating(open_inside({.text = "magnesium"}));
      floating_.resize(std::min(floating_.size(), bracket.floating));
    }
    row_ = bracket.row;
    inner_ = bracket.inner;
    source_ = false;
    link_ &= !floating_.empty();
  }
  /// What follows is what the compound before it holds.
  void follow_link() {
    link_ = true;
    source_ = listing_ = false;
    if (row_ < 0 && last_row_ >= 0) row_ = last_row_;
    inner_ = -1;
  }
  void percent_heading() {
    for (std::size_t i = at_ + 1; i < at_ + 4; ++i) {
      if (is_word(i, us_words)) label_.default_daily_value = DailyValue::us, label_.has_facts_panel = true;
      if (is_word(i, eu_words)) label_.default_daily_value = DailyValue::eu, label_.has_facts_panel = true;
      if (is_word(i, us_words) || is_word(i, eu_words)) return;
    }
  }

  // ---- what an amount is counted for ----
  struct Units {
    double least = 1, most = 1;
    std::string unit;
    std::size_t end = 0;
  };
  /// "2 vegetable capsules", "1-2 capsules", "capsule"
  std::optional<Units> units_at(std::size_t i) const {
    Units units;
    if (is(i, Kind::number)) {
      units.least = units.most = token(i).number;
      ++i;
      const bool range = is_other(i, "-") || is_word(i, {"to", "bis", "or", "oder"});
      if (range && is(i + 1, Kind::number)) {
        units.most = token(i + 1).number;
        i += 2;
      } else if (is_other(i, "-")) {
        ++i;  // "2-capsule serving"
      }
    } else if (is_word(i, {"one", "eine", "einer", "ein"})) {
      ++i;
    } else if (is_word(i, {"two", "zwei"})) {
      units.least = units.most = 2;
      ++i;
    } else if (is_word(i, {"three", "drei"})) {
      units.least = units.most = 3;
      ++i;
    }
    for (int skipped = 0; skipped < 3 && is(i, Kind::word); ++skipped, ++i) {
      const bool both = is_word(i, {"capsule"}) && !unit_of_intake(token(i + 1).text).empty() && is(i + 1, Kind::word);
      if (is_word(i, adjectives) && (!is_word(i, {"capsule", "chewable"}) || both)) continue;
      units.unit = unit_of_intake(token(i).text);
      break;
    }
    if (units.unit.empty() || !(units.least > 0) || units.most < units.least || units.most > 100) return std::nullopt;
    units.end = i + 1;
    return units;
  }

  /// "(2 capsules)", "(1.5 g)", "2 capsules (1.5 g)" after a word that means a serving or a day.
  std::size_t size_after(std::size_t i, bool of_a_day) {
    bool opened = false;
    while (is_other(i, ":") || is_word(i, {"of", "von", "is", "approx", "ca", "size"})) ++i;
    if (is(i, Kind::open)) opened = true, ++i;
    while (is_other(i, "=") || is_other(i, "~")) ++i;
    std::size_t end = i;
    if (const auto units = units_at(i); units && is(i, Kind::number)) {
      take_size(*units, of_a_day);
      end = units->end;
      if (is(end, Kind::open) || is(end, Kind::slash) || is(end, Kind::comma)) {
        const std::size_t inside = end + 1;
        if (is(inside, Kind::amount) && token(inside).amount.mass) {
          label_.serving_weight = token(inside).amount.mass;
          end = is(inside + 1, Kind::close) ? inside + 2 : inside + 1;
        }
      }
    } else if (is(i, Kind::amount) && token(i).amount.mass && !of_a_day) {
      label_.serving_weight = token(i).amount.mass;
      end = i + 1;
    } else {
      return opened ? i - 1 : i;
    }
    if (opened && is(end, Kind::close)) ++end;
    return end;
  }
  void take_size(const Units& units, bool of_a_day) {
    if (of_a_day) {
      if (units.least == units.most) label_.units_per_day = units.most;
    } else {
      label_.serving = Serving{units.least, units.most, units.unit};
    }
    if (label_.unit.empty()) label_.unit = units.unit;
  }

  /// The end of a phrase that says what amounts are counted for, when one begins here; it is taken to heart.
  std::optional<std::size_t> basis_at(std::size_t i) {
    const bool slash = is(i, Kind::slash);
    if (!slash && !is_word(i, per_words)) return std::nullopt;
    const bool in = is_word(i, {"in"});
    ++i;
    if (is_word(i, {"each", "every", "jeder", "der", "die", "a", "the", "1"})) ++i;
    if (const auto units = units_at(i)) {
      if (in && !is(i, Kind::number) && !is_word(i - 1, {"each", "every", "jeder"})) return std::nullopt;
      if (slash && is(i, Kind::number)) return std::nullopt;
      if (label_.unit.empty()) label_.unit = units->unit;
      if (units->least != units->most) {
        label_.serving = Serving{units->least, units->most, units->unit};
        take({Per::serving, 1});
      } else {
        take({Per::unit, units->least});
      }
      return is_word(units->end, {"serving"}) ? units->end + 1 : units->end;
    }
    if (in) return std::nullopt;
    if (is(i, Kind::amount) && token(i).amount.mass && std::abs(token(i).amount.mass->in(gram)-100) < 1e-6) {
      take({Per::hundred_grams, 1});
      return i + 1;
    }
    const bool daily_dose = is_word(i, {"daily", "recommended"}) &&
                            is_word(i + 1, {"dose", "serving", "portion", "daily", "intake", "amount"});
    if (daily_dose || is_word(i, day_words)) {
      const std::size_t after = daily_dose ? i + 2 : i + 1;
      take({Per::day, 1});
      return size_after(after, true);
    }
    if (is_word(i, serving_words)) {
      take({Per::serving, 1});
      return is(i + 1, Kind::open) ? size_after(i + 1, false) : i + 1;
    }
    return std::nullopt;
  }

  void take(Basis basis) {
    LabelRow* row = row_ >= 0 ? &label_.rows[std::size_t(row_)] : nullptr;
    if (!row && last_row_ >= 0 && line_has_amounts_) row = &label_.rows[std::size_t(last_row_)];
    bool used = false;
    if (row && line_bases_.empty()) {
      const auto give = [&](LabelRow& to) {
        for (PrintedAmount& amount : to.amounts)
          if (amount.basis.per == Per::not_said || !header_bases_.empty()) amount.basis = basis, used = true;
      };
      give(*row);
      for (LabelRow& inner : row->inside) give(inner);
    }
    if (!floating_.empty() && line_bases_.empty())
      for (PrintedAmount& amount : floating_) amount.basis = basis, used = true;
    if (!used) line_bases_.push_back(basis);
  }

  void number() {
    // "2 capsules contain", "2 capsules daily", "60 capsules"
    if (const auto units = units_at(at_)) {
      if (label_.unit.empty()) label_.unit = units->unit;
      const std::size_t end = units->end;
      if (is_word(end, {"daily", "t\xc3\xa4glich"}) ||
          (is_word(end, {"per", "pro", "a", "am"}) && is_word(end + 1, {"day", "tag"}))) {
        take_size(*units, true);
        at_ = end + (is_word(end, {"daily", "t\xc3\xa4glich"}) ? 1 : 2);
        return;
      }
      if (is_word(end, contain_words) && units->least == units->most) {
        take({Per::unit, units->least});
        at_ = end + 1;
        return;
      }
      at_ = end;
      return;
    }
    ++at_;
  }

  // ---- amounts ----
  void amount() {
    const PrintedAmount amount = tokens_[at_].amount;
    ++at_;
    if (other_ || other_ingredients_) return;
    LabelRow* row = current();
    std::size_t next = at_;
    bool of = false;
    while (is_word(next, filler)) of |= is_word(next, {"of"}), ++next;
    const auto element = element_at(next);
    const bool names_next = is_mention(next);
    // "1000 mg of magnesium bisglycinate", "100 mg magnesium": the name comes after its amount
    if (names_next && (!row || has_mass(*row) || link_ || source_ || of || (element && element->elemental))) {
      floating_.push_back(amount);
      return;
    }
    if (row && has_mass(*row) && is_word(next, other_nutrients)) return;  // "... and 15 mg zinc"
    if (!row && last_row_ >= 0 && line_has_amounts_ && is_word(at_, per_words)) {
      row_ = last_row_;  // "100 mg per capsule, 300 mg per 3 capsules"
      row = current();
    }
    if (source_ && row && row->names == LabelRow::Names::element && !names_next && open_.empty()) source_ = false;
    if (amount.moles && !floating_.empty() && floating_.back().mass && !floating_.back().moles) {
      floating_.back().moles = amount.moles;  // "97.2 mg (4 mmol) magnesium"
      return;
    }
    if (amount.mass && row && has_mass(*row) && row->amounts.back().moles && !row->amounts.back().mass &&
        row->names == LabelRow::Names::element) {
      row->amounts.back().mass = amount.mass;  // "10 mmol (243 mg)"
      return;
    }
    if (amount.moles && row && has_mass(*row) && !row->amounts.back().moles && !link_) {
      if (row->names == LabelRow::Names::element) {
        row->amounts.back().moles = amount.moles;
        row->amounts.back().text += " (" + amount.text + ")";
      } else {
        LabelRow inside{.text = "magnesium"};
        const int before = inner_;
        open_inside(std::move(inside)).amounts.push_back(amount);
        label_.rows[std::size_t(row_)].inside.back().amounts.back().basis =
            label_.rows[std::size_t(row_)].amounts.back().basis;
        inner_ = before;
      }
      return;
    }
    if (link_ && row && row->names == LabelRow::Names::compound && inner_ < 0) {
      floating_.push_back(amount);  // "entspricht 75 mg"
      return;
    }
    if (!row && last_row_ >= 0 && label_.rows[std::size_t(last_row_)].amounts.empty() &&
        label_.rows[std::size_t(last_row_)].inside.empty()) {
      row_ = last_row_;  // the number stands on the line below its name
      row = current();
    }
    if (row) {
      put(*row, amount);
      listing_ = false;
      if (is_word(at_, {"compound", "salt", "salz"})) row->says_compound = true;
    } else {
      floating_.push_back(amount);
    }
  }

  void percent() {
    const double value = tokens_[at_].number / 100;
    ++at_;
    if (other_ || other_ingredients_) return;
    if (is_word(at_, not_a_daily_value)) return;
    LabelRow* row = current();
    if (!row && last_row_ >= 0 && open_.empty()) row = &label_.rows[std::size_t(last_row_)];
    if (!row) return;
    std::size_t next = at_;
    while (is_word(next, filler)) ++next;
    const auto element = element_at(next);
    if (row->names == LabelRow::Names::compound && element && !element->unknown_compound && value <= 0.61 &&
        !name_at(next, false)) {
      row->stated_fraction = value;  // "with 14 % magnesium"
      at_ = element->end;
      return;
    }
    DailyValue whose = DailyValue::not_said;
    for (std::size_t i = at_; i < at_ + 5 && !is(i, Kind::line_end); ++i) {
      if (is_word(i, us_words)) whose = DailyValue::us;
      if (is_word(i, eu_words)) whose = DailyValue::eu;
      if (whose != DailyValue::not_said) break;
    }
    if (row->amounts.empty()) {
      if (whose == DailyValue::not_said && row->names == LabelRow::Names::compound) return;
      PrintedAmount alone{.text = in_digits(100 * value) + " %", .daily_value = value, .whose = whose};
      alone.basis = basis_for(*row);
      row->amounts.push_back(std::move(alone));
      return;
    }
    for (PrintedAmount& one : row->amounts)
      if (!one.daily_value) {
        one.daily_value = value;
        one.whose = whose;
        return;
      }
  }

  // ---- words ----
  void word() {
    const std::string& now = tokens_[at_].text;
    if (heading()) return;
    if (is_word(at_, audiences)) {
      audience();
      return;
    }
    if (is_word(at_, {"take", "nehmen", "einnehmen", "verzehrempfehlung"}) ||
        is_word(at_, {"t\xc3\xa4glich", "daily"})) {
      if (const auto units = units_at(at_ + 1); units && is(at_ + 1, Kind::number)) {
        take_size(*units, true);
        at_ = units->end;
        return;
      }
    }
    if (const auto end = basis_at(at_)) {
      at_ = *end;
      if (is_word(at_, contain_words)) ++at_;
      return;
    }
    const bool negated =
        at_ > 0 && (is_word(at_ - 1, negations) ||
                    (at_ > 1 && is_word(at_ - 1, {"of", "von", "added"}) && is_word(at_ - 2, negations)));
    const LabelRow* row = current();
    const bool in_source = (source_ || listing_ || !open_.empty()) && row;
    const auto name = name_at(at_, in_source);
    const auto element = element_at(at_);
    if (name && (!element || name->end >= element->end)) {
      if (name->excipient)
        set_aside(name->text);
      else if (!negated)
        form(*name->form, name->text);
      else if (is_alkali(name->form->family))
        label_.says_buffered = false;
      at_ = name->end;
      return;
    }
    if (element) {
      if (other_ingredients_) {
      } else if (element->unknown_compound)
        unknown_compound(element->text);
      else
        this->element(*element);
      at_ = element->end;
      return;
    }
    if (is_word(at_, link_words) && !(now == "which" && !(at_ > 0 && is_word(at_ - 1, {"of"}))))
      follow_link();
    else if (is_word(at_, source_words))
      source_ = true;
    else if (is_word(at_, other_nutrients) && open_.empty() && now != "l" && now != "c") {
      soft_end();
      other_ = true;
    } else if (const std::string unit = unit_of_intake(now); !unit.empty() && label_.unit.empty()) {
      label_.unit = unit;
    } else if (is_word(at_, {"compound", "salt", "salz"}) && row_ >= 0 && has_mass(label_.rows[std::size_t(row_)])) {
      current()->says_compound = true;
    }
    if (is_word(at_, us_words) && (now == "dv" || is_word(at_ + 1, {"value", "values"}))) {
      if (label_.default_daily_value == DailyValue::not_said || !german_) label_.default_daily_value = DailyValue::us;
    }
    if (is_word(at_, eu_words)) label_.default_daily_value = DailyValue::eu;
    ++at_;
  }

  static bool is_alkali(const std::string& family) {
    return family == "oxide" || family == "hydroxide" || family == "carbonate";
  }

  /// Headings that change what follows. They end a segment.
  bool heading() {
    const auto two = [&](std::string_view a, std::string_view b) { return is_word(at_, {a}) && is_word(at_ + 1, {b}); };
    const bool others = two("other", "ingredients") || two("inactive", "ingredients") || two("sonstige", "zutaten") ||
                        two("weitere", "zutaten") || two("other", "ingredient");
    if (others || is_word(at_, {"hilfsstoffe", "excipients"})) {
      end_segment();
      other_ingredients_ = label_.lists_ingredients = true;
      if (others_begin_ == 0) others_begin_ = at_ + 1;
      at_ += others ? 2 : 1;
      return true;
    }
    if (is_word(at_, {"ingredients", "zutaten", "inhaltsstoffe", "zusammensetzung", "active"})) {
      end_segment();
      other_ingredients_ = false;
      label_.lists_ingredients |= !is_word(at_, {"active"});
      ++at_;
      return true;
    }
    const bool panel =
        two("supplement", "facts") || two("nutrition", "facts") || two("amount", "per") ||
        is_word(at_, {"n\xc3\xa4hrwerte", "n\xc3\xa4hrwertangaben", "n\xc3\xa4hrwerttabelle", "n\xc3\xa4hrstoffe"});
    if (panel) {
      label_.has_facts_panel = true;
      other_ingredients_ = false;
      if (two("supplement", "facts")) label_.default_daily_value = DailyValue::us;
      at_ += two("amount", "per") ? 1 : 2;
      if (is_word(at_ - 2,
                  {"n\xc3\xa4hrwerte", "n\xc3\xa4hrwertangaben", "n\xc3\xa4hrwerttabelle", "n\xc3\xa4hrstoffe"}))
        --at_;
      return true;
    }
    const bool serving = two("serving", "size") || two("dose", "size");
    if (serving || is_word(at_, {"portionsgr\xc3\xb6\xc3\x9f"
                                 "e",
                                 "verzehreinheit"})) {
      end_segment();
      at_ = size_after(at_ + (serving ? 2 : 1), false);
      return true;
    }
    if (is_word(at_, {"tagesdosis", "tagesportion", "tagesverzehrmenge", "tagesration"})) {
      const std::size_t end = size_after(at_ + 1, true);
      if (label_.units_per_day) {
        take({Per::day, 1});
        at_ = std::max(end, at_ + 1);
        return true;
      }
    }
    return false;
  }

  /// "(Adults)", "(Ages 4+)"
  void audience() {
    std::string text;
    while (at_ < tokens_.size() && !is(at_, Kind::close) && !is(at_, Kind::line_end) && !is(at_, Kind::amount) &&
           !is(at_, Kind::slash) && !is(at_, Kind::comma)) {
      text += (text.empty() || token(at_).glued ? "" : " ") + token(at_).text;
      ++at_;
    }
    LabelRow* row = current();
    if (row && has_mass(*row) && row->amounts.back().audience.empty()) row->amounts.back().audience = text;
  }

  void set_aside(const std::string& name) {
    const std::string note = "\"" + name + "\" helps the machines that press or fill; it is not counted.";
    if (std::find(label_.notes.begin(), label_.notes.end(), note) == label_.notes.end()) label_.notes.push_back(note);
    floating_.clear();
    soft_end();
    other_ = true;  // its own amount is nobody's
  }

  void form(const Form& form, const std::string& text) {
    if (other_ingredients_) {
      label_.oxide_listed |= is_alkali(form.family);
      return;
    }
    other_ = false;
    const bool brand =
        text.find("magnes") == text.npos && short_names_.find(plain_form_name(text)) == short_names_.end();
    LabelRow* row = current();
    const bool bracketed = !open_.empty();
    const auto add = [&](LabelRow& to) {
      if (std::find(to.forms.begin(), to.forms.end(), form.id) == to.forms.end()) to.forms.push_back(form.id);
    };
    if (row && brand_of(row_) && !brand && !has_mass(*row)) {
      row->forms.clear();
      brand_rows_[std::size_t(row_)] = false;
      row->text = text;
      add(*row);
      if (!floating_.empty()) move_floating(*row);
      return;
    }
    if (row && brand && floating_.empty() && (source_ || bracketed || listing_ || !has_mass(*row))) {
      label_.brands.push_back(form.id);
      return;
    }
    if (row && row->names == LabelRow::Names::element && (source_ || bracketed || listing_)) {
      if (!floating_.empty()) {  // "(from 1000 mg magnesium bisglycinate)"
        LabelRow inside{.names = LabelRow::Names::compound, .text = text};
        add(inside);
        const int before = inner_;
        move_floating(open_inside(std::move(inside)));
        inner_ = before;
      }
      add(label_.rows[std::size_t(row_)]);
      label_.rows[std::size_t(row_)].text += listing_ ? ", " + text : " (as " + text + ")";
      listing_ = true;
      return;
    }
    if (row && row->names == LabelRow::Names::compound && floating_.empty() && (source_ || bracketed || listing_)) {
      add(*row);
      listing_ = true;
      return;
    }
    LabelRow fresh{.names = LabelRow::Names::compound, .text = text};
    add(fresh);
    LabelRow& opened = open_row(std::move(fresh));
    brand_rows_.back() = brand;
    move_floating(opened);
    link_ = source_ = listing_ = false;
  }

  void unknown_compound(const std::string& text) {
    LabelRow* row = current();
    if (row && row->names == LabelRow::Names::element && (source_ || !open_.empty())) {
      row->unknown_form = true;
      row->text += " (as " + text + ")";
      return;
    }
    LabelRow& opened = open_row({.names = LabelRow::Names::compound, .text = text, .unknown_form = true});
    move_floating(opened);
    other_ = link_ = source_ = listing_ = false;
  }

  void element(const Element& element) {
    other_ = false;
    LabelRow* row = current();
    const bool bracketed = !open_.empty();
    if (!floating_.empty()) {
      if (!row && link_ && last_row_ >= 0) row_ = last_row_, row = current();
      if (row && row->names == LabelRow::Names::compound && has_mass(*row) &&
          (link_ || bracketed || element.elemental)) {
        inner_ = -1;
        LabelRow& inside = open_inside({.text = element.text, .says_elemental = element.elemental});
        move_floating(inside);
      } else if (row && row->names == LabelRow::Names::compound && !has_mass(*row) && element.elemental) {
        move_floating(*row);
        row->says_elemental = true;
      } else if (row && row->names == LabelRow::Names::element && bracketed && has_mass(*row)) {
        row->says_elemental |= element.elemental;
        floating_.clear();
      } else {
        move_floating(open_row({.text = element.text, .says_elemental = element.elemental}));
      }
      link_ = false;
      return;
    }
    if (element.bare_elemental && row && has_mass(*row)) {
      row->says_elemental = true;
      return;
    }
    if (row && row->names == LabelRow::Names::compound && (link_ || bracketed)) {
      inner_ = -1;
      open_inside({.text = element.text, .says_elemental = element.elemental});
      link_ = false;
      return;
    }
    if (row && row->names == LabelRow::Names::element && (bracketed || !has_mass(*row))) {
      row->says_elemental |= element.elemental;
      return;
    }
    open_row({.text = element.text, .says_elemental = element.elemental});
    link_ = source_ = listing_ = false;
  }
  bool brand_of(int row) const { return row >= 0 && brand_rows_[std::size_t(row)]; }

  // ---- at the end ----
  /// A name without an amount says only what is in it.
  void settle_rows() {
    const auto add = [](std::vector<std::string>& to, const std::string& id) {
      if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
    };
    std::vector<LabelRow> rows;
    for (std::size_t i = 0; i < label_.rows.size(); ++i) {
      LabelRow& row = label_.rows[i];
      std::erase_if(row.inside, [](const LabelRow& inside) { return inside.amounts.empty(); });
      if (!row.amounts.empty() || !row.inside.empty()) {
        rows.push_back(std::move(row));
        continue;
      }
      for (const std::string& id : row.forms) add(brand_rows_[i] ? label_.brands : label_.forms, id);
    }
    label_.rows = std::move(rows);
  }

  void read_quality() {
    std::string all = " ", main = " ";
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const LabelToken& token = tokens_[i];
      if (token.kind != Kind::word && token.kind != Kind::number) continue;
      all += token.text + " ";
      if (others_begin_ == 0 || i < others_begin_) main += token.text + " ";
    }
    std::vector<std::pair<std::string, const Quality*>> found;
    for (const Quality& row : catalog_.quality)
      for (const std::string& name : row.names) {
        if (row.id == "chk_extra") {
          if (main.find(" " + name + " ") != main.npos) label_.other_actives.push_back(name);
        } else if (row.id == "chk_excip") {
          if (all.find(" " + name + " ") != all.npos) label_.sweeteners.push_back(name);
        } else if (all.find(" " + name + " ") != all.npos) {
          found.emplace_back(name, &row);
        }
      }
    // "vitamin b6" and "vitamin b 6", "theanine" and "l theanine": the longer name is enough
    const auto shorter = [](std::vector<std::string>& names) {
      const std::vector<std::string> whole = names;
      std::erase_if(names, [&](const std::string& name) {
        return std::any_of(whole.begin(), whole.end(), [&](const std::string& other) {
          return other.size() > name.size() && other.find(name) != other.npos;
        });
      });
    };
    shorter(label_.other_actives);
    for (const auto& one : found) {
      const bool part_of_another = std::any_of(found.begin(), found.end(), [&](const auto& other) {
        return other.second != one.second && other.first.size() > one.first.size() &&
               other.first.find(one.first) != other.first.npos;
      });
      if (!part_of_another && std::find(label_.marks.begin(), label_.marks.end(), one.second->id) == label_.marks.end())
        label_.marks.push_back(one.second->id);
    }
    for (const char* words : {" unbuffered ", " non buffered ", " not buffered ", " ungepuffert ", " nicht gepuffert ",
                              " fully reacted ", " vollst\xc3\xa4ndig reagiert "})
      if (all.find(words) != all.npos) label_.says_buffered = false;
    if (!label_.says_buffered)
      for (const char* words : {" buffered ", " gepuffert ", " gepuffertes ", " gepufferte "})
        if (all.find(words) != all.npos) label_.says_buffered = true;
    for (const std::string& id : label_.forms)
      if (const Form* form = form_of_id(catalog_, id))
        label_.oxide_listed |= is_alkali(form->family) && label_.forms.size() > 1;
    read_lot_and_expiry();
  }

  void read_lot_and_expiry() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (is_word(i, {"lot", "batch", "charge", "chargen", "los", "chargennummer"}) && label_.lot.empty()) {
        std::size_t next = i + 1;
        while (is_word(next, {"no", "nr", "number", "nummer", "code"}) || is(next, Kind::other) || is(next, Kind::stop))
          ++next;
        std::string lot;
        for (std::size_t j = next; j < tokens_.size() && j < next + 12; ++j) {
          const bool piece = is(j, Kind::word) || is(j, Kind::number) || is(j, Kind::amount) || is_other(j, "-");
          if (!piece || (j > next && !token(j).glued)) break;
          lot += token(j).text;
        }
        if (std::any_of(lot.begin(), lot.end(), [](char c) { return c >= '0' && c <= '9'; })) {
          for (char& c : lot)
            if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
          label_.lot = lot;
        }
      }
      const bool expires =
          is_word(i, {"exp", "expiry", "expires", "mhd", "expiration"}) ||
          (is_word(i, {"best", "use", "haltbar", "verwendbar", "verw"}) && is_word(i + 1, {"by", "before", "bis"}));
      if (!expires || label_.expiry) continue;
      std::string text;
      std::size_t next = i + 1;
      while (is_word(next, {"by", "before", "bis", "date", "on", "end", "ende"}) || is_other(next, ":") ||
             is(next, Kind::stop))
        ++next;
      for (std::size_t j = next; j < tokens_.size() && j < next + 7 && !is(j, Kind::line_end) && !is(j, Kind::comma);
           ++j)
        text += (token(j).glued || text.empty() ? "" : " ") + token(j).text;
      label_.expiry = expiry_in(text);
      if (!label_.expiry && !text.empty())
        label_.notes.push_back("The expiry date \"" + text.substr(0, 40) +
                               "\" can be read in more than one way, or in none: look which is the month.");
    }
  }

  const Catalog& catalog_;
  bool german_;
  Label label_;
  std::vector<LabelToken> tokens_;
  std::map<std::string, const Form*> names_, short_names_;
  std::size_t at_ = 0;
  int row_ = -1, inner_ = -1, last_row_ = -1;
  struct Bracket {
    int row, inner;
    std::size_t floating;
  };
  std::vector<Bracket> open_;
  std::vector<bool> brand_rows_;
  std::vector<PrintedAmount> floating_;
  std::vector<Basis> line_bases_, header_bases_;
  bool link_ = false, source_ = false, listing_ = false, other_ = false, line_has_amounts_ = false;
  bool other_ingredients_ = false;
  std::size_t others_begin_ = 0;
};

}  // namespace

Label label_from_text(std::string_view text, const Catalog& catalog) { return Reader(text, catalog).label(); }

}  // namespace titrate::codec
