package acct.classify.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "550 5.1.1 <anna@example.com>: nobody",
                "550 refused: 192.0.2.1 is listed at rbl.example.com",
                "550 URIBL: 127.0.0.1 -> Query Refused, see http://uribl.com/refused.shtml",
                "554 1.2.0.192.zen.spamhaus.org=127.255.255.254",
                "554 1.2.0.192.zen.spamhaus.org=127.0.0.1",
                "550 antispamcopper and spamhausen are no lists"
            })
    void namesNoList(String diag) {
        assertThat(Listing.of(diag)).isEqualTo(new Listing(null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "554 Client host [192.0.2.1] blocked using zen.spamhaus.org | spamhaus-zen | 192.0.2.1",
                "554 blocked by ZEN.SPAMHAUS.ORG; https://www.spamhaus.org/query/ip/2001:DB8::1 | spamhaus-zen | 2001:db8::1",
                "554 blocked using Spamhaus | spamhaus | -",
                "554 192.0.2.1 is on Spamhaus XBL | spamhaus-xbl | 192.0.2.1",
                "554 1.2.0.192.zen.spamhaus.org = 127.0.0.3 | spamhaus-css | 192.0.2.1",
                "554 1.2.0.192.zen.spamhaus.org = 127.0.0.10 | spamhaus-pbl | 192.0.2.1",
                "554 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.pbl.spamhaus.org | spamhaus-pbl | 2001:db8::1",
                "554 [anna@Shop.example.com] blocked using dbl.spamhaus.org | spamhaus-dbl | shop.example.com",
                "554 by mx.example.org: bad.example.com.dbl.spamhaus.org from 192.0.2.1 | spamhaus-dbl | bad.example.com",
                "554 mx.example.org says https://www.spamhaus.org/query/domain/bad.example.com | spamhaus-dbl | bad.example.com",
                "554 Helo domain is listed in Spamhaus (S8001) [AM6EUR05FT013.eop-eur05.prod.protection.outlook.com] | spamhaus-dbl | -",
                "554 from 192.0.2.1, domain bad.example.com is in multi.surbl.org, mx.example.org | surbl | bad.example.com",
                "554 [192.0.2.2] refused, see https://www.spamcop.net/bl.shtml?192.0.2.1 | spamcop | 192.0.2.1",
                "554 see http://www.example.org/ip/192.0.2.1.html, Sorbs | sorbs | 192.0.2.1",
                "554 [192.0.2.1] blocked using Barracuda Reputation | barracuda | 192.0.2.1",
                "550 see https://ipcheck.proofpoint.com/?ip=192.0.2.1 | proofpoint-pdr | 192.0.2.1",
                "550 https://csi.cloudmark.com/reset-request/?ip=192.0.2.1 | cloudmark-csi | 192.0.2.1",
                "550 [192.0.2.1] sbl-xbl.spamhaus.org | spamhaus-zen | 192.0.2.1"
            })
    void namesTheListAndWhatIsListed(String diag, String blocklist, String listed) {
        assertThat(Listing.of(diag)).isEqualTo(new Listing(blocklist, listed));
        assertThat(Listing.of(Template.of(null, diag).text()).blocklist()).isEqualTo(blocklist);
    }
}
