using System.Globalization;
using System.Text.Json;

namespace TypedClient;

/// <summary>How the API writes JSON: names in snake_case.</summary>
internal static class PaygJson
{
    /// <summary>For reading answers and writing bodies.</summary>
    public static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}

/// <summary>A name and a password.</summary>
public sealed record Credentials(string Username, string Password);

/// <summary>A user who was registered.</summary>
public sealed record User(Guid Id, string Username);

/// <summary>A session: the token is refused from <paramref name="ExpiresAt"/> on.</summary>
public sealed record Session(string Token, DateTimeOffset ExpiresAt);

/// <summary>What a new key is to be called.</summary>
public sealed record NewKeyRequest(string Name);

/// <summary>A new key with its secret.</summary>
public sealed record NewKey(Guid Id, string Name, string Key);

/// <summary>An exact amount. Keep it decimal: a double cannot hold it.</summary>
public sealed record Money(string Amount, string Currency)
{
    /// <summary>The amount as a number, exact.</summary>
    public decimal Value => decimal.Parse(Amount, CultureInfo.InvariantCulture);
}

/// <summary>What one meter cost in a billing period.</summary>
public sealed record CostLine(string Meter, string Unit, long Quantity, Money Cost);

/// <summary>What a billing period cost.</summary>
public sealed record Cost(string Month, Money Total, IReadOnlyList<CostLine> Lines);

/// <summary>What one of the sample APIs answers.</summary>
public sealed record Activity(string Name, string Kind, int Participants);

/// <summary>Why a request was refused (RFC 9457). Programs decide by the code.</summary>
public sealed record Problem(
    int Status, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors = null);

/// <summary>A request was refused.</summary>
public sealed class PaygException(Problem problem) : Exception($"{problem.Code}: {problem.Detail}")
{
    /// <summary>Why.</summary>
    public Problem Problem { get; } = problem;
}
