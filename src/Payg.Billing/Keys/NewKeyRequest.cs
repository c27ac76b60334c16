using System.ComponentModel;
using Payg.Core.Customers;
using Payg.Core.Names;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Measure;
using Payg.Storage.Model.Accounts;

namespace Payg.Billing.Keys;

[Description("The API key to create.")]
internal sealed record NewKeyRequest
{
    private const int MaxMeters = 20;

    private static readonly Dictionary<string, TokenScopes> s_scopes = new(StringComparer.Ordinal)
    {
        ["calls"] = TokenScopes.Calls,
        ["read"] = TokenScopes.Read,
        ["metrics"] = TokenScopes.Metrics,
    };

    [Description("What to call it: 1 to 100 characters.")]
    public required string Name { get; init; }

    [Description("From this instant on it is refused; null: never.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    [Description("The keys of the meters that it may call, at most 20; null: all.")]
    public IReadOnlyList<string>? Meters { get; init; }

    [Description("What it may do: calls, read, metrics (the last for administrators); null: all, without metrics where "
        + "meters are named.")]
    public IReadOnlyList<string>? Scopes { get; init; }

    [Description("Whether calls with the key are test calls: served and limited as all are, counted apart, and free of "
        + "charge; false by default.")]
    public bool Test { get; init; }

    /// <summary>The scopes as they are stored; null where the request names none.</summary>
    internal TokenScopes? StoredScopes => Scopes is null
        ? null
        : Scopes.Aggregate(TokenScopes.None, (all, name) => all | s_scopes[name]);

    internal static IReadOnlyList<string>? NamesOf(TokenScopes? scopes) => scopes is { } held
        ? [.. s_scopes.Where(scope => held.HasFlag(scope.Value)).Select(scope => scope.Key)]
        : null;

    public static NewKeyRequest Read(RequestFields fields, DateTimeOffset now, FieldErrors errors)
    {
        fields.ExpectOnly("name", "expires_at", "meters", "scopes", "test");
        var name = ReadName(fields, errors);

        var expiresAt = fields.Instant("expires_at");
        if (expiresAt <= now)
            errors.Add("expires_at", "Use an instant in the future.");

        var meters = fields.Texts("meters");
        if (meters is { Count: 0 or > MaxMeters })
            errors.Add("meters", $"Name 1 to {MaxMeters} meters, or leave the field out for all.");
        else if (meters is not null && !meters.All(MeteredAttribute.IsKey))
            errors.Add("meters", "Use the keys of meters, as the price list shows them.");

        var scopes = fields.Texts("scopes");
        if (scopes is { Count: 0 } || scopes?.All(s_scopes.ContainsKey) == false)
            errors.Add("scopes", $"Name one or more of {string.Join(", ", s_scopes.Keys)}, or leave the field out.");
        return new NewKeyRequest
        {
            Name = name,
            ExpiresAt = expiresAt,
            Meters = meters,
            Scopes = scopes,
            Test = fields.Flag("test"),
        };
    }

    internal static string ReadName(RequestFields fields, FieldErrors errors)
    {
        var name = fields.RequiredText("name", TokenRow.MaxNameLength).Trim();
        if (!errors.Has("name") && !ReadableName.Is(name))
            errors.Add("name", "Use visible characters only: no line breaks, control or format characters.");
        return name;
    }
}
