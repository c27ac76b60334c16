using System.Globalization;
using Npgsql;

namespace Payg.Storage.Databases;

/// <summary>
/// Turns parameters of libpq into a connection string of Npgsql. What Npgsql does not have is refused by name.
/// Source: PostgreSQL documentation, 34.1.2 "Parameter Key Words".
/// </summary>
internal static class LibpqParameters
{
    private const string SocketDirectory = "/var/run/postgresql";

    /// <summary>The names that differ. Others are Npgsql's own, or handled one by one.</summary>
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
        ["connect_timeout"] = "Timeout",
        ["client_encoding"] = "Client Encoding",
        ["options"] = "Options",
        ["application_name"] = "Application Name",
        ["keepalives_idle"] = "Tcp Keepalive Time",
        ["keepalives_interval"] = "Tcp Keepalive Interval",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["channel_binding"] = "Channel Binding",
        ["gssencmode"] = "GSS Encryption Mode",
        ["krbsrvname"] = "Kerberos Service Name",
        ["require_auth"] = "Require Auth",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    /// <summary>What Npgsql does not have, and what to do instead.</summary>
    private static readonly Dictionary<string, string> s_refused = new(StringComparer.Ordinal)
    {
        ["service"] = "write its parameters here",
        ["servicefile"] = "write the service's parameters here",
        ["sslcrl"] = "set 'Check Certificate Revocation=true'",
        ["sslcrldir"] = "set 'Check Certificate Revocation=true'",
        ["requirepeer"] = "restrict who may write to the socket's directory",
        ["keepalives_count"] = "leave it out and set net.ipv4.tcp_keepalive_probes",
        ["tcp_user_timeout"] = "leave it out and set connect_timeout",
        ["ssl_min_protocol_version"] = "set it on the server",
        ["ssl_max_protocol_version"] = "set it on the server",
        ["sslcertmode"] = "leave sslcert out where none is to be sent",
        ["replication"] = "leave it out: Payg does not replicate",
    };

    // They change nothing: what they ask for is so, or is for older servers.
    private static readonly string[] s_ignored =
        ["fallback_application_name", "sslcompression", "sslsni", "gsslib", "gssdelegation"];

    // Where sessions must go: Payg writes.
    private static readonly string[] s_writable = ["any", "read-write", "primary"];

    public static bool AreKnown(IEnumerable<string> names) => names.All(name =>
        s_names.ContainsKey(name) || s_refused.ContainsKey(name) || s_ignored.Contains(name, StringComparer.Ordinal)
        || name is "host" or "hostaddr" or "port" or "keepalives" or "load_balance_hosts");

    /// <exception cref="InvalidSettingException">One of them is not known or has no such value.</exception>
    public static string ToConnectionString(IReadOnlyDictionary<string, string> parameters)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = Hosts(parameters) };
        if (PortsOf(parameters) is [{ Length: > 0 } port])
            builder.Port = Number(port);
        foreach (var (name, value) in parameters)
        {
            try
            {
                Set(builder, name, value);
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
            {
                throw Refusal(name, "which is not known or has no such value", null);
            }
        }

        switch (parameters.GetValueOrDefault("sslrootcert"))
        {
            case "system":
                builder.SslMode = SslModeWithSystemRoots(parameters.GetValueOrDefault("sslmode"));
                break;
            // As psql does: naming the authority requires its signature to be checked.
            case { Length: > 0 } when builder.SslMode is SslMode.Require:
                builder.SslMode = SslMode.VerifyCA;
                break;
        }

        return builder.ConnectionString;
    }

    /// <summary>Roots that anybody can have a certificate of prove nothing unless the name is compared, too.</summary>
    private static SslMode SslModeWithSystemRoots(string? given) => given is null or "verify-full"
        ? SslMode.VerifyFull
        : throw Refusal("sslmode", "which is too weak for sslrootcert=system", "use verify-full");

    private static void Set(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        if (s_refused.TryGetValue(name, out var instead))
            throw Refusal(name, "which Payg does not have", instead);
        if (s_ignored.Contains(name, StringComparer.Ordinal))
            return;

        switch (name)
        {
            case "host" or "hostaddr" or "port":
                break;
            case "keepalives":
                builder.TcpKeepAlive = value is not "0";
                break;
            case "load_balance_hosts":
                builder.LoadBalanceHosts = value switch
                {
                    "disable" => false,
                    "random" => true,
                    _ => throw new FormatException(),
                };
                break;
            case "client_encoding" when value is "auto":
            case "sslrootcert" when value is "system":
                break;
            case "sslmode" or "channel_binding" or "gssencmode":
                builder[s_names[name]] = value.Replace("-", "", StringComparison.Ordinal);
                break;
            case "target_session_attrs" when !s_writable.Contains(value, StringComparer.Ordinal):
                throw Refusal(name, "with which sessions may be read-only", "use read-write or primary");
            default:
                builder[s_names.GetValueOrDefault(name, name)] = value;
                break;
        }
    }

    /// <summary>As Npgsql writes them: where ports differ, each host with its own.</summary>
    private static string Hosts(IReadOnlyDictionary<string, string> parameters)
    {
        var text = parameters.GetValueOrDefault("hostaddr") ?? parameters.GetValueOrDefault("host") ?? "";
        var hosts = text.Split(',').Select(host => host.Length > 0 ? host : Default).ToArray();
        var ports = PortsOf(parameters);
        if (ports.Length > 1 && ports.Length != hosts.Length)
            throw Refusal("port", "which has another number of ports than there are hosts", null);

        return string.Join(',', hosts.Select((host, index) => Host(host, ports.Length > 1 ? ports[index] : "")));
    }

    private static string[] PortsOf(IReadOnlyDictionary<string, string> parameters) =>
        parameters.GetValueOrDefault("port", "").Split(',');

    private static int Number(string port) => ushort.TryParse(port, out var number)
        ? number
        : throw Refusal("port", "which is not a number up to 65535", null);

    private static string Default => Directory.Exists(SocketDirectory) ? SocketDirectory : "localhost";

    private static string Host(string host, string port)
    {
        var isAddress = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('/');
        var name = isAddress ? $"[{host}]" : host;
        return port.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name}:{Number(port)}") : name;
    }

    private static InvalidSettingException Refusal(string name, string problem, string? instead) => new(
        DatabaseOptions.SettingName,
        $"has the option {name}, {problem}{(instead is null ? "" : $": {instead}")}");
}
