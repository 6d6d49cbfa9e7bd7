#include "catalog/medicine_names.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <set>

#include "catalog/catalog.h"

namespace titrate {
namespace {

bool is_figure(char c) { return c >= '0' && c <= '9'; }

/// Words that say how much, in which form, how often: no part of a name. In the letters of folded_words().
bool is_beside_the_name(const std::string& word) {
  static const std::set<std::string> words = [] {
    std::set<std::string> all;
    for (const char* word :
         {"mg", "mcg", "ug", "g", "gram", "grams", "kg", "ml", "l", "iu", "ui", "ie", "mmol", "meq", "milligram",
          "milligrams", "microgram", "micrograms", "mikrogramm", "milligramm", "gramm", "units", "unit", "einheiten",
          // forms
          "tablet", "tablets", "tab", "tabs", "tablette", "tabletten", "tbl", "filmtablette", "filmtabletten",
          "capsule", "capsules", "cap", "caps", "caplet", "caplets", "kapsel", "kapseln", "hartkapseln", "pill",
          "pills", "syrup", "saft", "suspension", "solution", "lösung", "drops", "tropfen", "powder", "pulver",
          "granules", "granulat", "sachet", "sachets", "liquid", "gel", "cream", "creme", "ointment", "salbe", "patch",
          "patches", "pflaster", "spray", "injection", "injections", "spritze", "lozenge", "lozenges", "gummies",
          "gummy", "softgel", "softgels", "oral", "iv", "po", "chewable", "dispersible", "coated", "film", "enteric",
          "gastro", "resistant", "odt", "supplement", "supplements", "medicine", "medication",
          // release and strength
          "xr", "er", "sr", "cr", "mr", "la", "xl", "ir", "dr", "ec", "cd", "pr", "retard", "ret", "depot", "duriles",
          "extended", "sustained", "modified", "prolonged", "delayed", "controlled", "immediate", "slow", "release",
          "forte", "mite", "mild", "high", "low", "dose", "dosage", "strength", "generic", "brand", "n1", "n2", "n3",
          // how often
          "daily", "once", "twice", "three", "times", "time", "every", "each", "day", "days", "week", "weekly", "month",
          "monthly", "hour", "hours", "a", "per", "an", "x", "at", "in", "the", "for", "of", "on", "as", "needed",
          "prn", "od", "bd", "bid", "tds", "tid", "qid", "qd", "nocte", "mane", "morning", "evening", "night",
          "nightly", "bedtime", "noon", "lunch", "breakfast", "dinner", "before", "after", "food", "meals", "täglich",
          "taglich", "morgens", "mittags", "abends", "nachts", "zur", "nacht", "pro", "tag", "mal", "bei", "bedarf",
          "i", "take", "taking", "my", "some", "meds", "med", "nüchtern", "vor", "nach", "dem", "essen", "eye", "ear",
          "nasal",
          // makers
          "stada", "ratiopharm", "hexal", "teva", "sandoz", "zentiva", "mylan", "accord", "heumann", "aliud", "al",
          "abz", "aristo", "basics", "puren", "winthrop", "actavis", "apotex", "dexcel", "henning", "1a", "pharma",
          "and", "und", "with", "mit", "plus", "et", "con", "y", "or"})
      all.insert(name_key(word));
    return all;
  }();
  if (words.contains(word)) return true;
  const auto rest = std::find_if_not(word.begin(), word.end(), is_figure);  // "500", "500mg", "2x", "12h"
  static const std::set<std::string> units = {"",   "mg",  "mcg",  "ug",  "g",   "ml",   "l",   "iu",
                                              "ui", "ie",  "mmol", "meq", "h",   "hr",   "hrs", "x",
                                              "k",  "tab", "tabs", "st",  "stk", "mgml", "kg"};
  return rest != word.begin() && units.contains(std::string(rest, word.end()));
}

/// The other half of a salt, which behind the name of a medicine says nothing new.
bool is_salt(const std::string& word) {
  static const std::set<std::string> words = [] {
    std::set<std::string> all;
    for (const char* word :
         {"sodium",        "potassium",    "natrium",         "kalium",    "disodium",    "dinatrium",
          "hydrochloride", "hydrochlorid", "dihydrochloride", "hcl",       "hbr",         "hydrobromide",
          "hydrobromid",   "hydrogen",     "sulfate",         "sulphate",  "sulfat",      "bisulfate",
          "succ",          "tart",         "hydrogensulfate", "succinate", "succinat",    "tartrate",
          "tartrat",       "bitartrate",   "maleate",         "maleat",    "fumarate",    "fumarat",
          "hemifumarate",  "mesylate",     "mesilate",        "mesilat",   "dimesylate",  "besylate",
          "besilate",      "besilat",      "tosylate",        "acetate",   "acetat",      "phosphate",
          "phosphat",      "citrate",      "citrat",          "gluconate", "lactate",     "nitrate",
          "bromide",       "bromid",       "chloride",        "chlorid",   "monohydrate", "monohydrat",
          "dihydrate",     "trihydrate",   "hemihydrate",     "anhydrous", "hyclate",     "axetil",
          "proxetil",      "pivoxil",      "medoxomil",       "cilexetil", "alafenamide", "disoproxil",
          "mofetil",       "arginine",     "erbumine",        "enacarbil", "salt",        "base",
          "acid"})
      all.insert(name_key(word));
    return all;
  }();
  return words.contains(word);
}

/// "losartan potassium" is one substance; "losartan potassium chloride" are two, and the second is no salt of the
/// first.
bool is_potassium_salt(const std::vector<FoldedWord>& words, std::size_t at) {
  static const std::set<std::string> with = {name_key("chloride"), name_key("chlorid"),     name_key("citrate"),
                                             name_key("citrat"),   name_key("bicarbonate"), name_key("phosphate"),
                                             name_key("phosphat"), name_key("gluconate"),   name_key("acetate")};
  static const std::set<std::string> metal = {name_key("potassium"), name_key("kalium")};
  return at > 0 && !words[at].new_part && with.contains(words[at].text) && metal.contains(words[at - 1].text);
}

}  // namespace

NameMeaning& MedicineNames::meaning_of(const std::string& name) {
  const std::vector<FoldedWord> words = folded_words(name);
  most_words_ = std::max(most_words_, words.size());
  NameMeaning& meaning = meanings_[name_key(words, 0, words.size())];
  if (meaning.name.empty()) meaning.name = name;
  meaning.in_parts |= std::any_of(words.begin() + 1, words.end(), [](const FoldedWord& word) { return word.new_part; });
  return meaning;
}

MedicineNames::MedicineNames(const Catalog& catalog) {
  for (const Interaction& rule : catalog.interactions) {
    meaning_of(rule.ingredient).rules.push_back(&rule);
    for (const auto* names : {&rule.names, &rule.also_in})
      for (const std::string& name : *names) meaning_of(name).rules.push_back(&rule);
  }
  for (const Ingredient& known : catalog.ingredients) {
    meaning_of(known.name).ingredients.push_back(&known);
    for (const auto* names : {&known.names, &known.also_in})
      for (const std::string& name : *names) meaning_of(name).ingredients.push_back(&known);
  }
  for (const DrugClass& one : catalog.drug_classes) {
    meaning_of(one.name).classes.push_back(&one);
    for (const std::string& word : one.words) meaning_of(word).classes.push_back(&one);
    for (const std::string& word : one.broad_words) meaning_of(word).broad_classes.push_back(&one);
  }
  meanings_.erase("");
}

std::vector<LinePart> MedicineNames::parts_of(std::string_view line) const {
  const std::vector<FoldedWord> words = folded_words(line);
  static const std::set<std::string> joining = {"and", "und", "with", "mit", "plus", "et", "con", "y", "or"};
  std::vector<LinePart> parts;
  bool behind_a_name = false, goes_on = false;  // does an unknown part go on with this word?
  for (std::size_t at = 0; at < words.size();) {
    const FoldedWord& word = words[at];
    if (word.new_part || joining.contains(word.text)) behind_a_name = goes_on = false;
    const NameMeaning* meaning = nullptr;
    std::size_t count = std::min(most_words_ + 2, words.size() - at);  // two more: "L - Thyroxin" and the like
    const auto next_part = std::find_if(words.begin() + std::ptrdiff_t(at) + 1, words.end(),
                                        [](const FoldedWord& later) { return later.new_part; });
    const auto in_this_part = std::size_t(next_part - words.begin()) - at;
    for (; count > 0 && !meaning; --count)
      if (const auto found = meanings_.find(name_key(words, at, count));
          found != meanings_.end() && (count <= in_this_part || found->second.in_parts))
        meaning = &found->second, ++count;
    if (meaning) {
      parts.push_back({meaning, {words.begin() + at, words.begin() + at + count}});
      at += count;
      behind_a_name = true;
      goes_on = false;
      continue;
    }
    ++at;
    if (behind_a_name && is_potassium_salt(words, at - 1)) {
      parts.push_back({nullptr, {words[at - 2], word}});
      behind_a_name = goes_on = false;
      continue;
    }
    if (is_beside_the_name(word.text) || (behind_a_name && is_salt(word.text))) {
      goes_on = false;
      continue;
    }
    if (!goes_on) parts.push_back({});
    parts.back().words.push_back(word);
    goes_on = true;
  }
  return parts;
}

int slips_between(std::string_view a, std::string_view b, int most) {
  if (std::abs(int(a.size()) - int(b.size())) > most) return most + 1;
  std::array<std::vector<int>, 3> rows;
  for (auto& row : rows) row.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = int(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<int>&now = rows[i % 3], &before = rows[(i + 2) % 3], &earlier = rows[(i + 1) % 3];
    now[0] = int(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], earlier[j - 2] + 1);
    }
    if (*std::min_element(now.begin(), now.end()) > most &&
        (i < 2 || *std::min_element(before.begin(), before.end()) > most))
      return most + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], most + 1);
}

std::vector<const NameMeaning*> MedicineNames::nearest(std::string_view key) const {
  constexpr std::size_t shortest = 5, longest = 60;
  if (key.size() < shortest || key.size() > longest) return {};
  int most = key.size() < 8 ? 1 : key.size() < 12 ? 2 : 3;
  std::vector<const NameMeaning*> found;
  for (const auto& [known, meaning] : meanings_) {
    if (known.size() < shortest) continue;
    const int slips = slips_between(key, known, most);
    if (slips > most) continue;
    if (slips < most) found.clear(), most = slips;
    found.push_back(&meaning);
  }
  return found;
}

}  // namespace titrate
