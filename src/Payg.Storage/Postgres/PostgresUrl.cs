using Npgsql;

namespace Payg.Storage.Postgres;

/// <summary>
/// Connection URIs as PostgreSQL's own clients read them: <c>postgres://user:password@host:port/database?option=…</c>.
/// Source: PostgreSQL documentation, 32.1.1.2 "Connection URIs".
/// </summary>
internal static class PostgresUrl
{
    /// <summary>The same as a connection string for Npgsql.</summary>
    /// <exception cref="InvalidSettingException">It is no such URI, or has an option that is not known.</exception>
    public static string ToConnectionString(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw new InvalidSettingException(
                DatabaseSettings.SettingName, "is no URL: use postgres://user:password@host:5432/database");
        }

        var user = uri.UserInfo.Split(':', 2);
        var database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.IdnHost };
        if (uri.Port > 0)
            builder.Port = uri.Port;
        if (user[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            builder.Password = Uri.UnescapeDataString(user[1]);
        if (database.Length > 0)
            builder.Database = database;

        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            SetOption(builder, option);
        return builder.ConnectionString;
    }

    private static void SetOption(NpgsqlConnectionStringBuilder builder, string option)
    {
        var parts = option.Split('=', 2);
        var name = Uri.UnescapeDataString(parts[0]);
        var value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
        try
        {
            switch (name)
            {
                case "sslmode":
                    builder.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), true);
                    break;
                case "application_name":
                    builder.ApplicationName = value;
                    break;
                case "connect_timeout":
                    builder["Timeout"] = value;
                    break;
                default:
                    builder[name] = value;
                    break;
            }
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            throw new InvalidSettingException(
                DatabaseSettings.SettingName, $"has the option {name}, which is not known or has no such value");
        }
    }
}
