// The procedures of ASP.NET Membership that old applications and scripts call instead of its tables: written anew from the
// parameters, results and return codes of aspnet_regsql's (InstallCommon.sql, InstallMembership.sql).

/** What SqlMembershipProvider's tables have for "never". */
const NEVER = "CONVERT(datetime, '17540101', 112)";

/** The account of a name in an application; @ApplicationName and @UserName say which. */
const ACCOUNT = `FROM dbo.aspnet_Membership m
      JOIN dbo.aspnet_Users u ON u.UserId = m.UserId
      JOIN dbo.aspnet_Applications a ON a.ApplicationId = u.ApplicationId
    WHERE a.LoweredApplicationName = LOWER(@ApplicationName) AND u.LoweredUserName = LOWER(@UserName)`;

/** Begins a transaction unless the caller has one. */
const BEGIN = `DECLARE @Own bit = CASE WHEN @@TRANCOUNT = 0 THEN 1 ELSE 0 END;
  IF @Own = 1 BEGIN TRANSACTION;`;
const COMMIT = 'IF @Own = 1 COMMIT TRANSACTION;';

/** Leaves with a code; what was done is taken back where the transaction is the procedure's own. */
const leave = (code: number) => `BEGIN
    IF @Own = 1 ROLLBACK TRANSACTION;
    RETURN ${code};
  END`;

/** The columns that MembershipUser is made of, but for the one that the caller knows already. */
const described = (other: 'u.UserId' | 'u.UserName') =>
  `m.Email, m.PasswordQuestion, m.Comment, m.IsApproved, m.CreateDate, m.LastLoginDate, u.LastActivityDate,
    m.LastPasswordChangedDate, ${other}, m.IsLockedOut, m.LastLockoutDate`;

const applicationsCreate = `CREATE PROCEDURE dbo.aspnet_Applications_CreateApplication
  @ApplicationName nvarchar(256),
  @ApplicationId uniqueidentifier OUTPUT
AS
  ${BEGIN}
  SET @ApplicationId = (
    SELECT ApplicationId FROM dbo.aspnet_Applications WITH (UPDLOCK, HOLDLOCK)
    WHERE LoweredApplicationName = LOWER(@ApplicationName));
  IF @ApplicationId IS NULL
  BEGIN
    SET @ApplicationId = NEWID();
    INSERT dbo.aspnet_Applications (ApplicationId, ApplicationName, LoweredApplicationName)
    VALUES (@ApplicationId, @ApplicationName, LOWER(@ApplicationName));
  END
  ${COMMIT}`;

/** -1: the id is taken. */
const usersCreate = `CREATE PROCEDURE dbo.aspnet_Users_CreateUser
  @ApplicationId uniqueidentifier,
  @UserName nvarchar(256),
  @IsUserAnonymous bit,
  @LastActivityDate datetime,
  @UserId uniqueidentifier OUTPUT
AS
  IF @UserId IS NULL SET @UserId = NEWID();
  ELSE IF EXISTS (SELECT 1 FROM dbo.aspnet_Users WHERE UserId = @UserId) RETURN -1;
  INSERT dbo.aspnet_Users (ApplicationId, UserId, UserName, LoweredUserName, IsAnonymous, LastActivityDate)
  VALUES (@ApplicationId, @UserId, @UserName, LOWER(@UserName), @IsUserAnonymous, @LastActivityDate);
  RETURN 0;`;

/** Bits of @TablesToDeleteFrom: 1 membership, 2 roles, 4 profiles, 8 personalization; with all of them the user goes too. */
const usersDelete = `CREATE PROCEDURE dbo.aspnet_Users_DeleteUser
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256),
  @TablesToDeleteFrom int,
  @NumTablesDeletedFrom int OUTPUT
AS
  ${BEGIN}
  DECLARE @UserId uniqueidentifier;
  SET @NumTablesDeletedFrom = 0;
  SELECT @UserId = u.UserId
  FROM dbo.aspnet_Users u JOIN dbo.aspnet_Applications a ON a.ApplicationId = u.ApplicationId
  WHERE a.LoweredApplicationName = LOWER(@ApplicationName) AND u.LoweredUserName = LOWER(@UserName);
  IF @UserId IS NULL ${leave(0)}
  IF @TablesToDeleteFrom & 1 <> 0
  BEGIN
    DELETE dbo.aspnet_Membership WHERE UserId = @UserId;
    IF @@ROWCOUNT > 0 SET @NumTablesDeletedFrom += 1;
  END
  IF @TablesToDeleteFrom & 2 <> 0
  BEGIN
    DELETE dbo.aspnet_UsersInRoles WHERE UserId = @UserId;
    IF @@ROWCOUNT > 0 SET @NumTablesDeletedFrom += 1;
  END
  IF @TablesToDeleteFrom & 15 = 15
  BEGIN
    DELETE dbo.aspnet_Users WHERE UserId = @UserId;
    IF @@ROWCOUNT > 0 SET @NumTablesDeletedFrom += 1;
  END
  ${COMMIT}
  RETURN 0;`;

/** 6: the name is taken; 7: the address is; 10: the id is. */
const membershipCreate = `CREATE PROCEDURE dbo.aspnet_Membership_CreateUser
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256),
  @Password nvarchar(128),
  @PasswordSalt nvarchar(128),
  @Email nvarchar(256),
  @PasswordQuestion nvarchar(256),
  @PasswordAnswer nvarchar(128),
  @IsApproved bit,
  @CurrentTimeUtc datetime,
  @CreateDate datetime = NULL,
  @UniqueEmail int = 0,
  @PasswordFormat int = 0,
  @UserId uniqueidentifier OUTPUT
AS
  ${BEGIN}
  DECLARE @ApplicationId uniqueidentifier, @Known uniqueidentifier, @Status int;
  EXEC dbo.aspnet_Applications_CreateApplication @ApplicationName, @ApplicationId OUTPUT;
  SELECT @Known = UserId FROM dbo.aspnet_Users
  WHERE ApplicationId = @ApplicationId AND LoweredUserName = LOWER(@UserName);
  IF @Known IS NULL
  BEGIN
    EXEC @Status = dbo.aspnet_Users_CreateUser @ApplicationId, @UserName, 0, @CurrentTimeUtc, @UserId OUTPUT;
    IF @Status = -1 ${leave(10)}
  END
  ELSE
  BEGIN
    IF @UserId <> @Known OR EXISTS (SELECT 1 FROM dbo.aspnet_Membership WHERE UserId = @Known) ${leave(6)}
    SET @UserId = @Known;
    UPDATE dbo.aspnet_Users SET LastActivityDate = @CurrentTimeUtc WHERE UserId = @UserId;
  END
  IF @UniqueEmail = 1 AND EXISTS (
    SELECT 1 FROM dbo.aspnet_Membership WITH (UPDLOCK, HOLDLOCK)
    WHERE ApplicationId = @ApplicationId AND LoweredEmail = LOWER(@Email)) ${leave(7)}
  INSERT dbo.aspnet_Membership (
    ApplicationId, UserId, Password, PasswordSalt, PasswordFormat, Email, LoweredEmail, PasswordQuestion, PasswordAnswer,
    IsApproved, IsLockedOut, CreateDate, LastLoginDate, LastPasswordChangedDate, LastLockoutDate,
    FailedPasswordAttemptCount, FailedPasswordAttemptWindowStart,
    FailedPasswordAnswerAttemptCount, FailedPasswordAnswerAttemptWindowStart)
  VALUES (
    @ApplicationId, @UserId, @Password, @PasswordSalt, @PasswordFormat, @Email, LOWER(@Email), @PasswordQuestion, @PasswordAnswer,
    @IsApproved, 0, @CurrentTimeUtc, @CurrentTimeUtc, @CurrentTimeUtc, ${NEVER}, 0, ${NEVER}, 0, ${NEVER});
  ${COMMIT}
  RETURN 0;`;

/** 1: nobody of that name; 99: locked out. The columns have no names. */
const getPasswordWithFormat = `CREATE PROCEDURE dbo.aspnet_Membership_GetPasswordWithFormat
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256),
  @UpdateLastLoginActivityDate bit,
  @CurrentTimeUtc datetime
AS
  DECLARE @UserId uniqueidentifier, @Locked bit, @Approved bit, @Password nvarchar(128), @Format int, @Salt nvarchar(128),
    @Failed int, @FailedAnswers int, @Login datetime, @Activity datetime;
  SELECT @UserId = m.UserId, @Locked = m.IsLockedOut, @Approved = m.IsApproved, @Password = m.Password,
    @Format = m.PasswordFormat, @Salt = m.PasswordSalt, @Failed = m.FailedPasswordAttemptCount,
    @FailedAnswers = m.FailedPasswordAnswerAttemptCount, @Login = m.LastLoginDate, @Activity = u.LastActivityDate
    ${ACCOUNT};
  IF @UserId IS NULL RETURN 1;
  IF @Locked = 1 RETURN 99;
  SELECT @Password, @Format, @Salt, @Failed, @FailedAnswers, @Approved, @Login, @Activity;
  IF @UpdateLastLoginActivityDate = 1 AND @Approved = 1
  BEGIN
    UPDATE dbo.aspnet_Membership SET LastLoginDate = @CurrentTimeUtc WHERE UserId = @UserId;
    UPDATE dbo.aspnet_Users SET LastActivityDate = @CurrentTimeUtc WHERE UserId = @UserId;
  END
  RETURN 0;`;

/** -1: nobody of that name. */
const getUserByName = `CREATE PROCEDURE dbo.aspnet_Membership_GetUserByName
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256),
  @CurrentTimeUtc datetime,
  @UpdateLastActivity bit = 0
AS
  DECLARE @UserId uniqueidentifier;
  SELECT @UserId = m.UserId ${ACCOUNT};
  IF @UserId IS NULL AND @UpdateLastActivity = 1 RETURN -1;
  IF @UpdateLastActivity = 1 UPDATE dbo.aspnet_Users SET LastActivityDate = @CurrentTimeUtc WHERE UserId = @UserId;
  SELECT ${described('u.UserId')}
  FROM dbo.aspnet_Membership m JOIN dbo.aspnet_Users u ON u.UserId = m.UserId
  WHERE m.UserId = @UserId;
  RETURN CASE WHEN @UserId IS NULL THEN -1 ELSE 0 END;`;

/** 1: nobody has that address; more than one name may come. */
const getUserByEmail = `CREATE PROCEDURE dbo.aspnet_Membership_GetUserByEmail
  @ApplicationName nvarchar(256),
  @Email nvarchar(256)
AS
  SELECT u.UserName
  FROM dbo.aspnet_Membership m
    JOIN dbo.aspnet_Users u ON u.UserId = m.UserId
    JOIN dbo.aspnet_Applications a ON a.ApplicationId = u.ApplicationId
  WHERE a.LoweredApplicationName = LOWER(@ApplicationName)
    AND (m.LoweredEmail = LOWER(@Email) OR @Email IS NULL AND m.LoweredEmail IS NULL);
  IF @@ROWCOUNT = 0 RETURN 1;
  RETURN 0;`;

/** -1: nobody of that id. */
const getUserByUserId = `CREATE PROCEDURE dbo.aspnet_Membership_GetUserByUserId
  @UserId uniqueidentifier,
  @CurrentTimeUtc datetime,
  @UpdateLastActivity bit = 0
AS
  IF @UpdateLastActivity = 1
  BEGIN
    UPDATE dbo.aspnet_Users SET LastActivityDate = @CurrentTimeUtc WHERE UserId = @UserId;
    IF @@ROWCOUNT = 0 RETURN -1;
  END
  SELECT ${described('u.UserName')}
  FROM dbo.aspnet_Membership m JOIN dbo.aspnet_Users u ON u.UserId = m.UserId
  WHERE m.UserId = @UserId;
  IF @@ROWCOUNT = 0 RETURN -1;
  RETURN 0;`;

/** After a try to sign in: counts failures within the window, locks out, or forgets the failures. 1: nobody of that name. */
const updateUserInfo = `CREATE PROCEDURE dbo.aspnet_Membership_UpdateUserInfo
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256),
  @IsPasswordCorrect bit,
  @UpdateLastLoginActivityDate bit,
  @MaxInvalidPasswordAttempts int,
  @PasswordAttemptWindow int,
  @CurrentTimeUtc datetime,
  @LastLoginDate datetime,
  @LastActivityDate datetime
AS
  ${BEGIN}
  DECLARE @UserId uniqueidentifier, @Approved bit, @Locked bit, @Failed int, @FailedAnswers int, @Since datetime;
  SELECT @UserId = m.UserId, @Approved = m.IsApproved, @Locked = m.IsLockedOut, @Failed = m.FailedPasswordAttemptCount,
    @FailedAnswers = m.FailedPasswordAnswerAttemptCount, @Since = m.FailedPasswordAttemptWindowStart
    ${ACCOUNT.replace('aspnet_Membership m', 'aspnet_Membership m WITH (UPDLOCK)')};
  IF @UserId IS NULL ${leave(1)}
  IF @Locked = 1 ${leave(0)}
  IF @IsPasswordCorrect = 0
  BEGIN
    SET @Failed = CASE WHEN @CurrentTimeUtc > DATEADD(minute, @PasswordAttemptWindow, @Since) THEN 1 ELSE @Failed + 1 END;
    UPDATE dbo.aspnet_Membership
    SET FailedPasswordAttemptCount = @Failed, FailedPasswordAttemptWindowStart = @CurrentTimeUtc,
      IsLockedOut = CASE WHEN @Failed >= @MaxInvalidPasswordAttempts THEN 1 ELSE 0 END,
      LastLockoutDate = CASE WHEN @Failed >= @MaxInvalidPasswordAttempts THEN @CurrentTimeUtc ELSE LastLockoutDate END
    WHERE UserId = @UserId;
  END
  ELSE IF @Failed > 0 OR @FailedAnswers > 0
    UPDATE dbo.aspnet_Membership
    SET FailedPasswordAttemptCount = 0, FailedPasswordAttemptWindowStart = ${NEVER},
      FailedPasswordAnswerAttemptCount = 0, FailedPasswordAnswerAttemptWindowStart = ${NEVER}, LastLockoutDate = ${NEVER}
    WHERE UserId = @UserId;
  IF @UpdateLastLoginActivityDate = 1
  BEGIN
    UPDATE dbo.aspnet_Users SET LastActivityDate = @LastActivityDate WHERE UserId = @UserId;
    UPDATE dbo.aspnet_Membership SET LastLoginDate = @LastLoginDate WHERE UserId = @UserId;
  END
  ${COMMIT}
  RETURN 0;`;

/** 1: nobody of that name. */
const setPassword = `CREATE PROCEDURE dbo.aspnet_Membership_SetPassword
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256),
  @NewPassword nvarchar(128),
  @PasswordSalt nvarchar(128),
  @CurrentTimeUtc datetime,
  @PasswordFormat int = 0
AS
  DECLARE @UserId uniqueidentifier;
  SELECT @UserId = m.UserId ${ACCOUNT};
  IF @UserId IS NULL RETURN 1;
  UPDATE dbo.aspnet_Membership
  SET Password = @NewPassword, PasswordFormat = @PasswordFormat, PasswordSalt = @PasswordSalt,
    LastPasswordChangedDate = @CurrentTimeUtc
  WHERE UserId = @UserId;
  RETURN 0;`;

/** 1: nobody of that name; 7: another account has the address. */
const updateUser = `CREATE PROCEDURE dbo.aspnet_Membership_UpdateUser
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256),
  @Email nvarchar(256),
  @Comment ntext,
  @IsApproved bit,
  @LastLoginDate datetime,
  @LastActivityDate datetime,
  @UniqueEmail int,
  @CurrentTimeUtc datetime
AS
  ${BEGIN}
  DECLARE @UserId uniqueidentifier, @ApplicationId uniqueidentifier;
  SELECT @UserId = m.UserId, @ApplicationId = a.ApplicationId ${ACCOUNT};
  IF @UserId IS NULL ${leave(1)}
  IF @UniqueEmail = 1 AND EXISTS (
    SELECT 1 FROM dbo.aspnet_Membership WITH (UPDLOCK, HOLDLOCK)
    WHERE ApplicationId = @ApplicationId AND UserId <> @UserId AND LoweredEmail = LOWER(@Email)) ${leave(7)}
  UPDATE dbo.aspnet_Users SET LastActivityDate = @LastActivityDate WHERE UserId = @UserId;
  UPDATE dbo.aspnet_Membership
  SET Email = @Email, LoweredEmail = LOWER(@Email), Comment = @Comment, IsApproved = @IsApproved, LastLoginDate = @LastLoginDate
  WHERE UserId = @UserId;
  ${COMMIT}
  RETURN 0;`;

/** The procedures that read and write accounts, in an order in which each finds those that it calls. */
export const membershipProcedures: readonly string[] = [
  applicationsCreate,
  usersCreate,
  usersDelete,
  membershipCreate,
  getPasswordWithFormat,
  getUserByName,
  getUserByEmail,
  getUserByUserId,
  updateUserInfo,
  setPassword,
  updateUser,
];
