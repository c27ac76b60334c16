using Npgsql;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>
/// What psql accepts as a connection string, Payg accepts, or refuses by name with what to use instead.
/// </summary>
public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("postgres://u:p@h:5433/d", "Host=h;Port=5433;Username=u;Password=p;Database=d")]
    [InlineData("postgresql://u:p%40%3A@h/d%20d", "Host=h;Username=u;Password=p@:;Database=d d")]
    [InlineData("postgres://u@h1:5433,h2:5434/d?target_session_attrs=read-write",
        "Host=h1:5433,h2:5434;Username=u;Database=d;Target Session Attributes=read-write")]
    [InlineData("postgres://h1,h2/d", "Host=h1,h2;Database=d")]
    [InlineData("postgres://[::1]:5433/d", "Host=[::1];Port=5433;Database=d")]
    [InlineData("postgres://u@%2Fvar%2Frun%2Fpg/d", "Host=/var/run/pg;Username=u;Database=d")]
    [InlineData("postgres:///d?host=/tmp&port=5433&user=u", "Host=/tmp;Port=5433;Database=d;Username=u")]
    [InlineData("postgres://h/d?sslmode=verify-full&sslrootcert=/ca&sslcert=/c&sslkey=/k&channel_binding=require",
        "Host=h;Database=d;SSL Mode=VerifyFull;Root Certificate=/ca;SSL Certificate=/c;SSL Key=/k;"
        + "Channel Binding=Require")]
    [InlineData("postgres://h/d?connect_timeout=7&application_name=x&options=-c%20geqo%3Doff",
        "Host=h;Database=d;Timeout=7;Application Name=x;Options=-c geqo=off")]
    [InlineData("host=h sslmode=require sslrootcert=/ca", "Host=h;SSL Mode=VerifyCA;Root Certificate=/ca")]
    [InlineData("host=h sslmode=prefer sslrootcert=/ca", "Host=h;SSL Mode=Prefer;Root Certificate=/ca")]
    [InlineData("postgres://h/d?sslrootcert=system&keepalives=1&keepalives_idle=9",
        "Host=h;Database=d;SSL Mode=VerifyFull;Tcp Keepalive=true;Tcp Keepalive Time=9")]
    [InlineData("host=h port=5433 dbname=d user=u password='p w;\\'' sslmode=require",
        "Host=h;Port=5433;Database=d;Username=u;Password=\"p w;'\";SSL Mode=Require")]
    [InlineData("host = /tmp dbname = d", "Host=/tmp;Database=d")]
    [InlineData("host=h1,h2 port=1,2 dbname=d", "Host=h1:1,h2:2;Database=d")]
    [InlineData("hostaddr=10.0.0.1 dbname=d gssencmode=disable",
        "Host=10.0.0.1;Database=d;GSS Encryption Mode=Disable")]
    [InlineData("host=h;port=5433;database=d", "Host=h;Port=5433;Database=d")]
    [InlineData("Host=h;Maximum Pool Size=7", "Host=h;Maximum Pool Size=7")]
    [InlineData("postgres://h/d?Maximum%20Pool%20Size=7", "Host=h;Database=d;Maximum Pool Size=7")]
    public void Parse_OfWhatPsqlAccepts_MeansTheSame(string setting, string expected)
    {
        var settings = DatabaseOptions.Parse(setting, "/data");

        Assert.Equal(DatabaseKind.Postgres, settings.Kind);
        AssertSame(expected, settings.ConnectionString);
    }

    [Theory]
    [InlineData("postgres://u:geheim7@h/d?service=x", "service", "write its parameters here")]
    [InlineData("postgres://u:geheim7@h/d?sslcrl=/x", "sslcrl", "Check Certificate Revocation")]
    [InlineData("host=h password=geheim7 replication=true", "replication", "leave it out")]
    [InlineData("postgres://u:geheim7@h/d?target_session_attrs=standby", "target_session_attrs", "read-write")]
    [InlineData("postgres://u:geheim7@h/d?colour=green", "colour", "not known")]
    [InlineData("postgres://u:geheim7@h/d?sslmode=sometimes", "sslmode", "no such value")]
    [InlineData("postgres://u:geheim7@h/d?sslrootcert=system&sslmode=require", "sslmode", "verify-full")]
    [InlineData("postgres://u:geheim7@h:many/d", "port", "not a number")]
    [InlineData("host=a,b port=1,2,3 password=geheim7", "port", "another number")]
    public void Parse_OfWhatPaygDoesNotHave_NamesItAndSaysWhatToUse(string setting, string name, string instead)
    {
        var refusal = Assert.Throws<InvalidSettingException>(() => DatabaseOptions.Parse(setting, "/data"));

        Assert.Contains($"option {name},", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(instead, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim7", refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(string expected, string actual)
    {
        var (one, other) = (new NpgsqlConnectionStringBuilder(expected), new NpgsqlConnectionStringBuilder(actual));
        Assert.Equal(
            one.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal),
            other.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
    }
}
