package acct.load;

import acct.classify.isp.IspDirectory;
import acct.classify.reply.ReplyRules;
import acct.classify.traffic.TrafficClasses;
import acct.privacy.ConfiguredPrivacy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a load needs to know beside the file.
 *
 * @param zone of epoch times and of times without an offset
 * @param server name for all rows; null takes each row's userString
 * @param pools pool name to vMTAs, for rows without a logged pool
 * @param isps tells where a row went
 * @param replies tell what a reply means
 * @param classes tell kinds of mail apart
 * @param privacy what is hidden of recipients
 * @param clock when a load is entered
 * @param version of acct
 * @param folder for the rare case that standard input has to be kept for a second look
 */
public record LoadSettings(
        ZoneId zone,
        @Nullable String server,
        Map<String, List<String>> pools,
        IspDirectory isps,
        ReplyRules replies,
        TrafficClasses classes,
        ConfiguredPrivacy privacy,
        Clock clock,
        String version,
        Path folder) {}
