"""Rights this module knows."""

IMPORT = "packages.import"  # nhập gói thủ tục từ nơi khác thành bản thảo ở đây
