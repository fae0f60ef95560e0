package io.bridgekeeper.paging.phone;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which page a reply answers, or what is said where it answers none. */
sealed interface ReplyPlan {

    /** Its person has answered it, perhaps too late. */
    record Press(PagedPage page) implements ReplyPlan {}

    record Say(String words) implements ReplyPlan {}

    /** Nobody knows the number: a stranger costs nothing. */
    record Silence() implements ReplyPlan {}

    int MOST_CHOICES = 4;

    String NONE_OPEN = "Bridgekeeper: no page is open for this number.";
    String HELP = "Bridgekeeper pages you here. STOP ends these messages, START begins them again.";

    /**
     * @param code  that was named
     * @param pages of the number, the newest first
     */
    static ReplyPlan answer(Optional<String> code, List<PagedPage> pages) {
        if (pages.isEmpty()) {
            return new Silence();
        }
        List<PagedPage> named = pages.stream()
                .filter(page -> code.map(page.code()::equals).orElse(true))
                .toList();
        if (named.isEmpty()) {
            return new Say("There is no page " + code.orElseThrow() + " for this number. " + choices(pages));
        }
        List<PagedPage> open = named.stream().filter(PagedPage::isOpen).toList();
        return switch (open.size()) {
            // How it stands is what a person who is too late wants to know.
            case 0 -> new Press(named.getFirst());
            case 1 -> new Press(open.getFirst());
            default ->
                code.isPresent()
                        ? new Say("More than one page has the number " + code.get() + ": answer them by their links.")
                        : new Say(choices(pages));
        };
    }

    static ReplyPlan unclear(List<PagedPage> pages) {
        return pages.isEmpty() ? new Silence() : new Say(choices(pages));
    }

    static ReplyPlan help(List<PagedPage> pages) {
        return new Say(pages.stream().anyMatch(PagedPage::isOpen) ? HELP + " " + choices(pages) : HELP);
    }

    private static String choices(List<PagedPage> pages) {
        List<PagedPage> open = pages.stream().filter(PagedPage::isOpen).toList();
        if (open.isEmpty()) {
            return NONE_OPEN;
        }
        String list = open.stream()
                .limit(MOST_CHOICES)
                .map(page -> page.code() + " " + page.what())
                .collect(Collectors.joining("\n"));
        String first = open.getFirst().code();
        return "Reply " + first + "a to accept, " + first + "d to decline:\n" + list
                + (open.size() > MOST_CHOICES ? "\nand " + (open.size() - MOST_CHOICES) + " more" : "");
    }
}
