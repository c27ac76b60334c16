namespace Payg.Storage.Databases;

/// <summary>A setting has a value that cannot be used. The message is for the operator and repeats no secret.</summary>
public sealed class InvalidSettingException : Exception
{
    /// <summary>Names the setting and says what is wrong and what to do, as the rest of a sentence.</summary>
    public InvalidSettingException(string setting, string problem, Exception? inner = null)
        : base($"The setting {setting} {problem}.", inner) => Setting = setting;

    /// <summary>The setting's name, where one is at fault.</summary>
    public string? Setting { get; }

    /// <summary>Says what is wrong.</summary>
    public InvalidSettingException(string message) : base(message)
    {
    }

    /// <summary>Says what is wrong and why.</summary>
    public InvalidSettingException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Says no more than that a setting cannot be used.</summary>
    public InvalidSettingException() : base("A setting cannot be used.")
    {
    }
}
