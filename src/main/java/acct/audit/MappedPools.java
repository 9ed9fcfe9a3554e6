package acct.audit;

import acct.config.Config;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.model.Configuration;
import acct.pmta.model.Pool;
import acct.pmta.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which pool a virtual MTA is in, for rows without a logged one: {@code pools:} decides, then the PowerMTA configuration. */
public final class MappedPools {
    private MappedPools() {}

    /**
     * Both together. A configuration that cannot be read must not keep a night from being loaded.
     *
     * @param config names the operator's own pools and the PowerMTA configuration
     * @param remark hears if that cannot be read
     */
    public static Map<String, List<String>> of(Surroundings around, Config config, Consumer<String> remark) {
        Map<String, List<String>> operators = config.pools();
        String file = config.pmtaConfig();
        if (file == null) {
            return operators;
        }
        try {
            return with(operators, new PmtaConfigurations(around, config.pmtaConfigRoots()).read(file));
        } catch (UserException e) {
            remark.accept(e.getMessage() + "; rows without vmtaPool get their pool from `pools:` only");
            return operators;
        }
    }

    private static Map<String, List<String>> with(Map<String, List<String>> operators, Configuration configuration) {
        Set<String> decided = new HashSet<>();
        Map<String, List<String>> pools = new LinkedHashMap<>();
        operators.forEach((pool, vmtas) -> {
            pools.put(pool, new ArrayList<>(vmtas));
            decided.addAll(vmtas);
        });
        for (Pool pool : configuration.pools()) {
            List<String> members = pools.computeIfAbsent(pool.name(), name -> new ArrayList<>());
            pool.members().stream()
                    .map(Reference::name)
                    .filter(vmta -> !decided.contains(vmta))
                    .forEach(members::add);
        }
        return pools;
    }
}
