package acct.deliver;

import acct.config.Config.Webhook;
import acct.incident.Incident;
import acct.incident.IncidentWords;
import acct.incident.Notice;
import acct.model.Letter;
import acct.model.Period;
import acct.model.Subject;
import acct.print.LogText;
import acct.print.Numbers;
import acct.report.Report;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What another program hears of incidents, as one message. */
public final class NewsLetter {
    /** Slack takes fifty blocks; a program that needs more may ask for JSON. */
    private static final int MOST_IN_SLACK = 20;

    private static final int HEADER = 150;
    private static final int SECTION = 2_500;
    private static final int TEXT = 600;

    private final Webhook hook;
    private final @Nullable String url;
    private final LocalDate day;
    private final List<Notice> news;

    private NewsLetter(Webhook hook, @Nullable String url, LocalDate day, List<Notice> news) {
        this.hook = hook;
        this.url = url;
        this.day = day;
        this.news = news;
    }

    /**
     * The message; empty if there is nothing that the program wants to hear.
     *
     * @param report that of the latest day
     * @param url where the reports folder is on the web; null if it is not
     * @param at when it is written
     */
    public static Optional<Letter> of(Report report, Webhook hook, @Nullable String url, LetterIds ids, Instant at) {
        List<Notice> news = report.notices().stream()
                .filter(notice -> news(notice).filter(hook.on()::contains).isPresent())
                .toList();
        if (news.isEmpty()) {
            return Optional.empty();
        }
        String id = ids.ofNews(news.stream()
                .map(one -> one.day() + " " + one.of().id() + " " + one.kind().label())
                .collect(Collectors.joining("\n")));
        NewsLetter letter = new NewsLetter(hook, url, news.get(0).day(), news);
        return Optional.of(
                new Letter(id, Letter.Channel.WEBHOOK, host(hook), letter.day, letter.subject(), letter.body(id, at)));
    }

    /** Where it goes, without what may be a secret. */
    static String host(Webhook hook) {
        return Objects.toString(URI.create(hook.url()).getHost(), "unknown");
    }

    private static Optional<Webhook.News> news(Notice notice) {
        return Optional.ofNullable(
                switch (notice.kind()) {
                    case OPENED, REOPENED -> Webhook.News.OPENED;
                    case WORSE -> Webhook.News.WORSE;
                    case CLOSED, PASSED -> Webhook.News.CLOSED;
                    case STILL -> null;
                });
    }

    private static String event(Notice notice) {
        return news(notice).orElseThrow().name().toLowerCase(Locale.ROOT);
    }

    private String subject() {
        return LogText.cut(LogText.visible(headline(news.get(0))), HEADER - 20)
                + (news.size() == 1 ? "" : ", and " + Numbers.count(news.size() - 1) + " more");
    }

    private static String headline(Notice notice) {
        return event(notice).toUpperCase(Locale.ROOT) + ": "
                + IncidentWords.title(notice.of().incident());
    }

    private String body(String id, Instant at) {
        Object body = switch (hook.format()) {
            case JSON -> object(id, at);
            case SLACK -> blocks();
        };
        return JsonMapper.shared().writeValueAsString(body);
    }

    private Map<String, @Nullable Object> object(String id, Instant at) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", id);
        object.put("at", at.toString());
        object.put("day", day.toString());
        object.put("url", WebLink.of(url, Period.of(day)));
        object.put("incidents", news.stream().map(this::incident).toList());
        return object;
    }

    private Map<String, @Nullable Object> incident(Notice notice) {
        Incident incident = notice.of().incident();
        Subject subject = incident.subject();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("event", event(notice));
        object.put("id", notice.of().id());
        object.put("title", IncidentWords.title(incident));
        object.put("metric", incident.metric().label());
        object.put("severity", incident.severity().label());
        object.put("source_ip", subject.sourceIp());
        object.put("vmta", subject.vmta());
        object.put("pool", subject.pool());
        object.put("isp", subject.isp());
        object.put("job", subject.job());
        object.put("rate", incident.level().rate());
        object.put("opened", incident.opened().toString());
        object.put("first_hour", incident.firstHour());
        object.put("last", incident.last().toString());
        object.put(
                "closed", incident.closed() == null ? null : incident.closed().toString());
        object.put("days", incident.days().size());
        object.put("action", action(incident));
        object.put("url", WebLink.of(url, Period.of(day), subject));
        return object;
    }

    private static String action(Incident incident) {
        return incident.trouble().findings().isEmpty() ? "" : incident.action();
    }

    private Map<String, Object> blocks() {
        List<Object> blocks = new ArrayList<>();
        blocks.add(Map.of("type", "header", "text", plain(subject(), HEADER)));
        for (Notice notice : news.subList(0, Math.min(MOST_IN_SLACK, news.size()))) {
            blocks.add(section(notice));
        }
        if (news.size() > MOST_IN_SLACK) {
            blocks.add(Map.of(
                    "type",
                    "section",
                    "text",
                    plain(Numbers.count(news.size() - MOST_IN_SLACK) + " more: acct incidents", SECTION)));
        }
        // Some clients show this alone, and read commands such as <!channel> in it.
        String text = subject().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Map.of("text", text, "blocks", blocks);
    }

    private Map<String, Object> section(Notice notice) {
        Incident incident = notice.of().incident();
        Double rate = incident.level().rate();
        String text = headline(notice)
                + (rate == null ? "" : ", " + Numbers.share(rate)) + "\n" + IncidentWords.course(notice.of()) + "\n"
                + LogText.cut(action(incident), TEXT) + "\nacct incidents show "
                + notice.of().id();
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("type", "section");
        section.put("text", plain(text, SECTION));
        String link = WebLink.of(url, Period.of(day), incident.subject());
        if (link != null) {
            section.put("accessory", Map.of("type", "button", "text", plain("Report", HEADER), "url", link));
        }
        return section;
    }

    /** Text in which Slack reads no markup. */
    private static Map<String, Object> plain(String text, int length) {
        String lines = text.lines().map(LogText::visible).collect(Collectors.joining("\n"));
        String cut = lines.length() <= length ? lines : lines.substring(0, length - 1) + "…";
        return Map.of("type", "plain_text", "emoji", false, "text", cut);
    }
}
