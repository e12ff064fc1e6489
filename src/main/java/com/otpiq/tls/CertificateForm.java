package com.otpiq.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The form of the certificates that {@link CertificateAuthority} issues. A stored certificate of
 * any other form was made by someone else, whose authority could sign for any host.
 */
final class CertificateForm {
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_CERT_SIGN = 5;

  private CertificateForm() {}

  /**
   * Whether the identity is a certificate for exactly these hosts, and an authority of its own that
   * can sign for no other host.
   */
  static boolean matches(ServerIdentity identity, Collection<String> hosts) {
    List<X509Certificate> chain = identity.chain();
    return chain.size() == 2
        && identity.hosts().equals(Set.copyOf(hosts))
        && isServer(chain.getFirst())
        && isAuthority(chain.getLast(), hosts)
        && isSigned(chain.getFirst(), chain.getLast())
        && isSigned(chain.getLast(), chain.getLast());
  }

  private static boolean isServer(X509Certificate server) {
    try {
      return hasForm(server, CertificateAuthority.SERVER_NAME, DIGITAL_SIGNATURE)
          && server.getBasicConstraints() == -1
          && server.getCriticalExtensionOIDs().equals(Set.of(KEY_USAGE))
          && List.of(SERVER_AUTHENTICATION).equals(server.getExtendedKeyUsage());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static boolean isAuthority(X509Certificate authority, Collection<String> hosts) {
    return hasForm(authority, CertificateAuthority.AUTHORITY_NAME, KEY_CERT_SIGN)
        && authority.getBasicConstraints() == 0
        && authority
            .getCriticalExtensionOIDs()
            .equals(Set.of(BASIC_CONSTRAINTS, KEY_USAGE, NameConstraints.OID))
        && Arrays.equals(
            authority.getExtensionValue(NameConstraints.OID),
            NameConstraints.wrapped(NameConstraints.permitting(hosts)));
  }

  private static boolean hasForm(X509Certificate certificate, String name, int usage) {
    boolean[] usages = certificate.getKeyUsage();
    return certificate.getSubjectX500Principal().getName().equals(name)
        && certificate.getSigAlgName().equals(CertificateAuthority.SIGNATURE)
        && certificate.getPublicKey() instanceof ECPublicKey
        && certificate.getCriticalExtensionOIDs() != null
        && usages != null
        && IntStream.range(0, usages.length).allMatch(at -> usages[at] == (at == usage))
        && Duration.between(
                    certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant())
                .toDays()
            <= CertificateAuthority.DAYS;
  }

  private static boolean isSigned(X509Certificate certificate, X509Certificate signer) {
    try {
      certificate.verify(signer.getPublicKey());
      return certificate.getIssuerX500Principal().equals(signer.getSubjectX500Principal());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
