#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "app/found.h"
#include "base/progress.h"
#include "base/result.h"
#include "imports/collected.h"
#include "imports/part.h"

namespace titrate::imports {

/// What a reader is given, and where it puts what it finds.
struct Reading {
  const Part& part;
  const FindingsAsked& asked;
  Progress& progress;  ///< told the fraction of the bytes now and then; a no ends the reading with a Problem
  Collected& into;
};

/// A layout that some program writes (docs/formats/imports.md). One row of `formats()`; one file, one test, one page.
struct Format {
  const char* id;                        ///< "bearable": what --as takes
  const char* in_words;                  ///< "a Bearable export"
  const char* menu;                      ///< where the right file comes from: "Bearable: Profile, Export data, CSV"
  bool (*recognises)(const Part& part);  ///< by its content alone
  Result<Done> (*read)(const Reading& reading);
};

/// Every format, the most particular first: the last ones take what many programs write.
std::span<const Format> formats();
const Format* format_called(std::string_view id);

/// What the file says. An archive is looked through for members that a format knows: all of the first such format are
/// read. A Problem for a file that nobody knows, which names what it looks like and the menu items that give a right
/// one, and for whatever the reader refuses.
Result<FileFindings> findings_of(const Part& part, const FindingsAsked& asked, Progress& progress);

}  // namespace titrate::imports
