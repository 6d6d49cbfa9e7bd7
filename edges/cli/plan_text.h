#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace titrate::cli {

/// Replies of the door's plan verbs for a person, in at most 80 columns.
std::string proposal_text(const nlohmann::ordered_json& reply);
std::string plan_text(const nlohmann::ordered_json& reply);
std::string sealed_text(const nlohmann::ordered_json& reply);  ///< of plan_lock
std::string opened_text(const nlohmann::ordered_json& reply);
std::string rested_text(const nlohmann::ordered_json& reply);  ///< of a pause, and of going on
std::string verified_text(const nlohmann::ordered_json& reply);
std::string kit_text(const nlohmann::ordered_json& reply);                            ///< never a content
std::string kit_files_text(const std::string& out, const std::string& helper_sheet);  ///< what to do with the files

}  // namespace titrate::cli
