package com.otpiq.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which hosts may be called: this machine, and what else the user allows. It decides twice: by the
 * name, and for each connection by the addresses that are connected to.
 */
public final class AllowedHosts {
  /** This machine only. */
  public static final AllowedHosts THIS_MACHINE = new AllowedHosts(false, Set.of());

  /** Every host. */
  public static final AllowedHosts ALL = new AllowedHosts(true, Set.of());

  private static final String REMOTE = "is not this machine";

  private final boolean all;
  private final Set<String> names;

  private AllowedHosts(boolean all, Set<String> names) {
    this.all = all;
    this.names = names;
  }

  /** This machine and these hosts, exactly as a URL names them. */
  public static AllowedHosts thisMachineAnd(Set<String> names) {
    return new AllowedHosts(false, Set.copyOf(names));
  }

  /** Whether other machines may be called at all; a proxy is used for those only. */
  public boolean includes(String host) {
    return all || names.contains(host);
  }

  /**
   * Why a host may not be called, as the end of a sentence; nothing is looked up. A name that is
   * allowed may still have an address that is not.
   */
  public Optional<String> refusal(String host) {
    if (Loopback.isLocalName(host)) {
      return Optional.empty();
    }
    Optional<InetAddress> address = HostNames.literal(host);
    return ForbiddenAddresses.reason(host)
        .or(() -> address.flatMap(ForbiddenAddresses::reason))
        .or(() ->
            includes(host) || address.filter(InetAddress::isLoopbackAddress).isPresent()
                ? Optional.empty()
                : Optional.of(REMOTE));
  }

  /**
   * Requires that a host may be called, as far as its name shows.
   *
   * @throws RefusedHostException if {@link #refusal} has a reason
   */
  public void require(String host) throws RefusedHostException {
    Optional<String> refusal = refusal(host);
    if (refusal.isPresent()) {
      throw new RefusedHostException(host, refusal.get());
    }
  }

  /**
   * Requires that a host with these addresses may be called. The addresses must then be connected
   * to as they are: the next look-up may have another result.
   *
   * @throws RefusedHostException if that is not allowed
   */
  public void require(String host, List<InetAddress> addresses) throws RefusedHostException {
    for (InetAddress address : addresses) {
      Optional<String> never = ForbiddenAddresses.reason(address);
      if (never.isPresent()) {
        throw new RefusedHostException(host, never.get());
      }
    }
    if (!includes(host) && !Loopback.areAllLoopback(addresses)) {
      throw new RefusedHostException(host, REMOTE);
    }
  }
}
