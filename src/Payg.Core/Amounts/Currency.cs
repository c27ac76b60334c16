namespace Payg.Core.Amounts;

/// <summary>
/// An ISO 4217 currency code: three upper-case ASCII letters, such as <c>USD</c>. Payg does not convert between
/// currencies; amounts of different currencies never meet.
/// </summary>
public readonly record struct Currency
{
    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>The three letters of the code.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which is no currency.</exception>
    public string Code => _code ?? throw new InvalidOperationException("The default Currency has no code.");

    /// <summary>The United States dollar, which prices are in unless the settings say otherwise.</summary>
    public static Currency Usd { get; } = new("USD");

    /// <summary>Reads a code of three upper-case ASCII letters.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency)
            ? currency
            : throw new FormatException($"'{code}' is no currency: use three upper-case letters (ISO 4217), as USD.");

    /// <summary>Reads a code of three upper-case ASCII letters; false for anything else.</summary>
    public static bool TryParse(string? code, out Currency currency)
    {
        var valid = code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);
        currency = valid ? new Currency(code!) : default;
        return valid;
    }

    /// <summary>Reads a code; the fallback where it is none, such as of a customer without a currency yet.</summary>
    public static Currency ParseOr(string? code, Currency fallback) =>
        TryParse(code, out var currency) ? currency : fallback;

    /// <inheritdoc/>
    public override string ToString() => Code;
}
