#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace titrate::cli {

/// A word of the command line beside its verb.
struct Word {
  std::string name;                  ///< "--json"; of a word that is told by its place: "file"
  std::string value;                 ///< what follows it: "FILE"; empty: nothing
  std::string what;                  ///< as --help says it
  std::vector<std::string> choices;  ///< the only values, where there are few
  bool is_option() const { return name.starts_with("-"); }
};

/// A verb as --help knows it: the one source of the manual page and of what a shell completes.
struct Verb {
  std::string name, what, footer;  ///< of `plan lock` its last word
  std::vector<Word> words;
  std::vector<Verb> verbs;  ///< plan has some
};

/// titrate.1, for man: roff with the macros of man(7). `program` is titrate itself. The same words and date give the
/// same bytes.
std::string man_page(const Verb& program, std::string_view version, std::string_view date);

enum class Shell { bash, zsh, fish };

/// A script that completes verbs, options, the values of options that have few, and names of files elsewhere.
std::string completion(const Verb& program, Shell shell);

}  // namespace titrate::cli
