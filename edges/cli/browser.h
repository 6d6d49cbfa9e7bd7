#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

namespace titrate::cli {

/// The page, opened in the person's browser.
///
/// The words of a running command can be read by every user of the machine, so the URL with its secret is not given to
/// the browser as one: a file that only the owner may read leads there, and the browser is given its name. The file
/// goes when this object does.
class BrowserPage {
 public:
  static Result<std::unique_ptr<BrowserPage>> open(const std::filesystem::path& folder, const std::string& url);
  ~BrowserPage();

 private:
  explicit BrowserPage(std::filesystem::path file);
  std::filesystem::path file_;
};

}  // namespace titrate::cli
