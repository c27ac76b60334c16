using System.Text;

namespace Payg.Storage.Databases;

/// <summary>
/// Splits what <c>psql</c> accepts into parameters of libpq: URIs (<c>postgres://user:password@host:port/database</c>,
/// also with options, several hosts or a socket) and keywords (<c>host=… dbname=…</c>).
/// Source: PostgreSQL documentation, 34.1.1 "Connection Strings".
/// </summary>
internal static class LibpqText
{
    private static readonly string[] s_schemes = ["postgres://", "postgresql://"];

    public static bool IsUri(string text) =>
        s_schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>The parameters of a URI; null where it cannot be read.</summary>
    public static IReadOnlyDictionary<string, string>? OfUri(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (before, query) = Cut(rest, '?');
        var (authority, database) = Cut(before, '/');
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            var (user, password) = Cut(authority[..at], ':');
            Add(found, "user", user);
            Add(found, "password", password);
        }

        var hosts = authority[(at + 1)..].Split(',').Select(HostAndPort).ToArray();
        Add(found, "host", string.Join(',', hosts.Select(host => host.Host)));
        if (hosts.Any(host => host.Port.Length > 0))
            found["port"] = string.Join(',', hosts.Select(host => host.Port));
        Add(found, "dbname", database);
        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(option, '=');
            if (name.Length == 0)
                return null;
            found[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value);
        }

        return found.Count > 0 ? found : null;
    }

    /// <summary>The parameters of keywords; null where the text is not in that form.</summary>
    public static IReadOnlyDictionary<string, string>? OfKeywords(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var position = 0;
        while (Skip(text, ref position))
        {
            var start = position;
            while (position < text.Length && (char.IsAsciiLetterLower(text[position]) || text[position] is '_'))
                position++;
            var name = text[start..position];
            if (name.Length == 0 || !Skip(text, ref position) || text[position++] is not '=')
                return null;

            Skip(text, ref position);
            if (Value(text, ref position) is not { } value)
                return null;
            found[name] = value;
        }

        return found.Count > 0 ? found : null;
    }

    /// <summary>A value: quoted, or up to the next space. A backslash takes the next character as it is.</summary>
    private static string? Value(string text, ref int position)
    {
        var isQuoted = position < text.Length && text[position] is '\'';
        if (isQuoted)
            position++;
        var value = new StringBuilder();
        for (; position < text.Length; position++)
        {
            var next = text[position];
            if (isQuoted ? next is '\'' : char.IsWhiteSpace(next))
                break;
            // This is how the settings of other formats are separated.
            if (!isQuoted && next is ';')
                return null;
            if (next is '\\' && position + 1 < text.Length)
                next = text[++position];
            value.Append(next);
        }

        if (isQuoted && position++ >= text.Length)
            return null;
        return value.ToString();
    }

    private static bool Skip(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position < text.Length;
    }

    private static (string Host, string Port) HostAndPort(string text)
    {
        var end = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1 : 0;
        var (rest, port) = Cut(text[end..], ':');
        var host = end > 0 ? text[1..(end - 1)] : Uri.UnescapeDataString(rest);
        return (host, port);
    }

    private static void Add(Dictionary<string, string> found, string name, string value)
    {
        if (value.Length > 0)
            found[name] = name is "host" ? value : Uri.UnescapeDataString(value);
    }

    private static (string Before, string After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
