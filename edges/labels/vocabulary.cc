#include "labels/vocabulary.h"

#include <algorithm>

namespace titrate::labels {

const Words per_words = {"per", "pro", "je", "each", "jede", "jeder", "every", "in", "par"};
const Words serving_words = {"serving", "servings", "portion", "dose", "dosis"};
const Words day_words = {"day", "daily", "tag", "tagesdosis", "tagesportion", "tagesration", "tagesverzehrmenge", "d"};
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

bool looks_like_a_salt(std::string_view word) {
  if (not_a_salt.contains(word)) return false;
  return std::any_of(ends_like_a_salt.begin(), ends_like_a_salt.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

}  // namespace titrate::labels
