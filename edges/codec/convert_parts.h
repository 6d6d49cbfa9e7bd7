#pragma once

#include <string>
#include <vector>

#include "codec/convert.h"

namespace titrate::codec {

/// The two conversions, and the few reading rules that they share.
Result<Converted> from_studyu(const Csv& csv, const ConvertOptions& options);
Result<Converted> from_melatonin_ema(const Csv& csv);
Result<Converted> from_melatonin_daily(const Csv& csv, const ConvertOptions& options);

/// "1 record", "3 records".
std::string counted(std::size_t count, const std::string& noun);
std::string joined(const std::vector<std::string>& parts, const char* between);
/// An empty cell, and NA as R writes it, was not recorded.
Result<Entry<double>> measure_in(const Csv& csv, const Cell& cell);
/// A day of the study, counted from 0 or 1 by its authors: "12" or "12.0".
Result<int> study_day_in(const Csv& csv, const Cell& cell);
/// A record of that day, with nothing in it.
DayRecord day_record(Day day);
/// Dose 1 on the treatment, none on the other arm.
Entry<Dose> taken(bool treatment);

}  // namespace titrate::codec
