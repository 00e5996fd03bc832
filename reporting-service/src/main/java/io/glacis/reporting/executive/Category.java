package io.glacis.reporting.executive;

/// The rating's categories in words for people who decide.
///
/// @param title the category's name
/// @param consequence what an outsider can do with a weakness of it
record Category(String title, String consequence) {
    static Category of(String key) {
        return switch (key) {
            case "nhi" ->
                    new Category(
                            "Leaked credentials",
                            "Whoever finds it can act in our name until it is revoked.");
            case "cyber-risk" ->
                    new Category(
                            "Exposed systems",
                            "It is a door that outsiders can try without being noticed.");
            case "web-app-hijack" ->
                    new Category(
                            "Web applications",
                            "An outsider could read or change what our people and customers see.");
            case "data-leak" ->
                    new Category("Open data", "Anybody can read it today, and may have done so.");
            case "supply-chain" ->
                    new Category(
                            "How our software is made",
                            "An outsider could learn how our software is built, or change it.");
            case "subdomain-takeover" ->
                    new Category(
                            "Abandoned names",
                            "Somebody else could run a site under our own name.");
            case "bec-phishing" ->
                    new Category(
                            "Mail in our name",
                            "Mail that pretends to be ours is easier to believe.");
            case "breach-ransomware" ->
                    new Category("Signs of a breach", "Somebody may already have been inside.");
            case "brand" -> new Category("Our brand", "Others can pass for us.");
            case "mobile" ->
                    new Category("Mobile apps", "What we publish there tells outsiders too much.");
            default -> new Category(key, "It helps an outsider to get closer.");
        };
    }
}
