#include "cli/manual.h"

#include <algorithm>

namespace titrate::cli {
namespace {

/// Text for roff: a backslash, a hyphen that is one, and a line that begins like a request.
std::string roff(std::string_view text) {
  std::string made;
  bool begins = true;
  for (const char letter : text) {
    if (begins && (letter == '.' || letter == '\'')) made += "\\&";
    if (letter == '\\')
      made += "\\e";
    else if (letter == '-')
      made += "\\-";
    else
      made += letter;
    begins = letter == '\n';
  }
  return made;
}

std::string as_typed(const Word& word) {
  return word.name + (word.value.empty() || !word.is_option() ? "" : " " + word.value);
}

std::string roff_words(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) {
    text += ".TP\n.B " + roff(as_typed(word)) + "\n" + roff(word.what);
    if (!word.choices.empty()) {
      text += ": ";
      for (std::size_t i = 0; i < word.choices.size(); ++i) text += (i ? ", " : "") + roff(word.choices[i]);
    }
    text += "\n";
  }
  return text;
}

/// What --help prints below its options, as it stands there: examples keep their lines.
std::string roff_footer(const std::string& footer) {
  return footer.empty() ? "" : ".PP\n.nf\n" + roff(footer) + "\n.fi\n";
}

std::string roff_verb(const Verb& verb, const std::string& before) {
  const std::string name = before + verb.name;
  std::string text = ".SS " + roff(name) + "\n" + roff(verb.what) + ".\n" + roff_words(verb.words);
  text += roff_footer(verb.footer);
  for (const Verb& below : verb.verbs) text += roff_verb(below, name + " ");
  return text;
}

std::string joined_by(const std::vector<std::string>& names, const char* between) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : between) + name;
  return text;
}

std::vector<std::string> names_of(const std::vector<Verb>& verbs) {
  std::vector<std::string> names;
  for (const Verb& verb : verbs) names.push_back(verb.name);
  return names;
}

/// Of an option every name, "--help" and "-h".
std::vector<std::string> options_of(const Verb& verb) {
  std::vector<std::string> names;
  for (const Word& word : verb.words)
    if (word.is_option()) names.push_back(word.name);
  return names;
}

std::string in_single_quotes(const std::string& text) {
  std::string made = "'";
  for (const char letter : text) made += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return made + "'";
}

/// What bash offers after one verb: `case` of its options with few values, then its verbs and options.
std::string bash_case(const std::string& pattern, const Verb& verb) {
  std::string values;
  for (const Word& word : verb.words)
    if (!word.choices.empty())
      values += "        " + word.name + ") offer=" + in_single_quotes(joined_by(word.choices, " ")) + " ;;\n";
  std::vector<std::string> all = names_of(verb.verbs);
  for (const std::string& option : options_of(verb)) all.push_back(option);
  return "    " + pattern + ")\n      words=" + in_single_quotes(joined_by(all, " ")) +
         (values.empty() ? "" : "\n      case $before in\n" + values + "      esac") + " ;;\n";
}

std::string for_bash(const Verb& program) {
  std::string cases;
  for (const Verb& verb : program.verbs) {
    for (const Verb& below : verb.verbs) cases += bash_case(in_single_quotes(verb.name + " " + below.name), below);
    cases += bash_case(verb.verbs.empty() ? in_single_quotes(verb.name) + "*" : in_single_quotes(verb.name + " ") + "*",
                       verb);
  }
  return "# bash completion of titrate: titrate completion bash > ~/.local/share/bash-completion/completions/titrate\n"
         "_titrate() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words= offer=\n"
         "  COMPREPLY=()\n"
         "  if ((COMP_CWORD == 1)); then\n"
         "    mapfile -t COMPREPLY < <(compgen -W " +
         in_single_quotes(joined_by(names_of(program.verbs), " ") + " --help --version") +
         " -- \"$word\")\n"
         "    return\n"
         "  fi\n"
         "  local second=\n"
         "  ((COMP_CWORD > 2)) && second=${COMP_WORDS[2]}\n"
         "  case \"${COMP_WORDS[1]} $second\" in\n" +
         cases +
         "  esac\n"
         "  if [[ $offer ]]; then mapfile -t COMPREPLY < <(compgen -W \"$offer\" -- \"$word\")\n"
         "  elif [[ $word == -* || $words != -* ]]; then mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
         "  fi\n"
         "}\n"
         "complete -o default -F _titrate titrate\n";
}

std::string fish_words(const Verb& verb, const std::string& when) {
  std::string text;
  for (const Word& word : verb.words) {
    if (!word.is_option()) continue;
    const bool is_long = word.name.starts_with("--");
    text += "complete -c titrate -n " + in_single_quotes(when) + (is_long ? " -l " : " -s ") +
            word.name.substr(is_long ? 2 : 1);
    if (!word.value.empty())
      text += word.choices.empty() ? " -r" : " -x -a " + in_single_quotes(joined_by(word.choices, " "));
    text += " -d " + in_single_quotes(word.what) + "\n";
  }
  return text;
}

std::string for_fish(const Verb& program) {
  std::string text =
      "# fish completion of titrate: titrate completion fish > ~/.config/fish/completions/titrate.fish\n";
  for (const Verb& verb : program.verbs) {
    text +=
        "complete -c titrate -n __fish_use_subcommand -a " + verb.name + " -d " + in_single_quotes(verb.what) + "\n";
    const std::string seen = "__fish_seen_subcommand_from " + verb.name;
    text += fish_words(verb, seen);
    const std::string below_names = joined_by(names_of(verb.verbs), " ");
    for (const Verb& below : verb.verbs) {
      text += "complete -c titrate -n " +
              in_single_quotes(seen + "; and not __fish_seen_subcommand_from " + below_names) + " -f -a " + below.name +
              " -d " + in_single_quotes(below.what) + "\n";
      text += fish_words(below, seen + "; and __fish_seen_subcommand_from " + below.name);
    }
  }
  return text;
}

/// In a specification of zsh's _arguments a colon and brackets mean something.
std::string zsh_text(const std::string& text) {
  std::string made;
  for (const char letter : text) {
    if (letter == ':' || letter == '[' || letter == ']' || letter == '\\') made += '\\';
    made += letter;
  }
  return made;
}

std::string zsh_arguments(const Verb& verb) {
  std::string text;
  for (const Word& word : verb.words) {
    std::string spec = word.is_option() ? word.name + "[" + zsh_text(word.what) + "]" : "*";
    const std::string value = word.value.empty() ? word.name : word.value;
    if (!word.value.empty() || !word.is_option())
      spec +=
          ":" + zsh_text(value) + ":" + (word.choices.empty() ? "_files" : "(" + joined_by(word.choices, " ") + ")");
    text += " \\\n        " + in_single_quotes(spec);
  }
  return "_arguments" + text;
}

std::string zsh_described(const std::vector<Verb>& verbs) {
  std::string text;
  for (const Verb& verb : verbs) text += " " + in_single_quotes(zsh_text(verb.name) + ":" + zsh_text(verb.what));
  return text;
}

std::string for_zsh(const Verb& program) {
  std::string cases;
  for (const Verb& verb : program.verbs) {
    cases += "    " + verb.name + ")\n";
    if (verb.verbs.empty()) {
      cases += "      " + zsh_arguments(verb) + " ;;\n";
      continue;
    }
    cases += "      if ((CURRENT == 3)); then\n        local -a below=(" + zsh_described(verb.verbs) +
             ")\n        _describe verb below\n      else\n        case $words[3] in\n";
    for (const Verb& below : verb.verbs) cases += "        " + below.name + ") " + zsh_arguments(below) + " ;;\n";
    cases += "        esac\n      fi ;;\n";
  }
  return "#compdef titrate\n"
         "# zsh completion of titrate: titrate completion zsh > a folder of $fpath, as _titrate\n"
         "_titrate() {\n"
         "  if ((CURRENT == 2)); then\n"
         "    local -a verbs=(" +
         zsh_described(program.verbs) +
         ")\n"
         "    _describe verb verbs\n"
         "    return\n"
         "  fi\n"
         "  case $words[2] in\n" +
         cases +
         "  esac\n"
         "}\n"
         "_titrate \"$@\"\n";
}

}  // namespace

std::string man_page(const Verb& program, std::string_view version, std::string_view date) {
  std::string text = ".TH TITRATE 1 " + std::string(date) + " \"titrate " + std::string(version) + "\"\n" +
                     ".SH NAME\ntitrate \\- find out, safely and honestly, whether a supplement helps you\n" +
                     ".SH SYNOPSIS\n.B titrate\n.I VERB\n[\n.I WORDS\n]\n.SH DESCRIPTION\n" + roff(program.what) +
                     "\n" + roff_words(program.words) + ".SH VERBS\n";
  for (const Verb& verb : program.verbs) text += roff_verb(verb, "");
  text += ".SH \"EXAMPLES AND EXIT CODES\"\n" + roff_footer(program.footer);
  return text +
         ".SH FILES\n.TP\n.I ~/.local/share/titrate/titrate.db\nthe diary; another folder with \\-\\-data, or "
         "$XDG_DATA_HOME/titrate\n.SH PRIVACY\nNothing leaves this machine.\n";
}

std::string completion(const Verb& program, Shell shell) {
  if (shell == Shell::zsh) return for_zsh(program);
  return shell == Shell::fish ? for_fish(program) : for_bash(program);
}

}  // namespace titrate::cli
