package acct.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has configured.
 *
 * @param policy how rows are loaded
 * @param keyed hides by the configured key, also where rows are loaded otherwise by now; null without a key
 */
public record ConfiguredPrivacy(
        PrivacyPolicy policy, @Nullable PrivacyPolicy keyed) {
    /** Nothing is. */
    public static final ConfiguredPrivacy NONE = new ConfiguredPrivacy(PrivacyPolicy.CLEAR, null);

    /**
     * The policy by which a load was stored; empty if that was with another key.
     *
     * @param label as the ledger keeps it; null is clear
     */
    public Optional<PrivacyPolicy> labelled(@Nullable String label) {
        if (label == null) {
            return Optional.of(PrivacyPolicy.CLEAR);
        }
        if (keyed != null && keyed.label().equals(label)) {
            return Optional.of(keyed);
        }
        return RecipientPrivacy.of(label)
                .filter(privacy -> privacy != RecipientPrivacy.HMAC_SHA256)
                .map(PrivacyPolicy::of);
    }

    /** How an address may stand in the store, in small letters; as it is written first. */
    public List<String> forms(String address) {
        String written = address.strip().toLowerCase(Locale.ROOT);
        int at = written.lastIndexOf('@');
        List<String> forms = new ArrayList<>(List.of(written));
        if (at > 0) {
            String local = OwnRecipient.unquoted(written.substring(0, at));
            String domain = written.substring(at);
            forms.set(0, local + domain);
            List<PrivacyPolicy> policies = new ArrayList<>(List.of(PrivacyPolicy.of(RecipientPrivacy.HASH)));
            if (keyed != null) {
                policies.add(keyed);
            }
            for (PrivacyPolicy hiding : policies) {
                String form = (hiding.localParts().of(local, domain) + domain).toLowerCase(Locale.ROOT);
                if (!forms.contains(form)) {
                    forms.add(form);
                }
            }
        }
        return forms;
    }
}
