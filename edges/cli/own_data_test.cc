#include "cli/own_data.h"

#include <gtest/gtest.h>

namespace titrate::cli {
namespace {

TEST(DataFolder, IsTheChosenOneThenXdgThenTheHome) {
  const Environment both{"/data", "/people/ada"};
  EXPECT_EQ(*data_folder("elsewhere", both), "elsewhere");
  EXPECT_EQ(*data_folder("", both), "/data/titrate");
  EXPECT_EQ(*data_folder("", {std::nullopt, "/people/ada"}), "/people/ada/.local/share/titrate");
}

TEST(DataFolder, ARelativeXdgFolderIsPassedOver) {
  EXPECT_EQ(*data_folder("", {"data", "/people/ada"}), "/people/ada/.local/share/titrate");
}

TEST(DataFolder, NobodysHomeIsAProblemWithAWayOut) {
  const auto folder = data_folder("", {});
  ASSERT_FALSE(folder.ok());
  EXPECT_NE(folder.problem().way_out.find("--data"), std::string::npos);
}

}  // namespace
}  // namespace titrate::cli
