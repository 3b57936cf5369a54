/** What a word in the name of a table or column speaks of. */
export type Concept = keyof typeof lexicon;

/**
 * Words that programmers name columns and tables with, in English, Spanish, German, French, Portuguese, Italian and Dutch, without
 * accents and in small letters, with their usual abbreviations. A word may speak of several things: `clave` is a password and a code.
 */
export const lexicon = {
  mail: 'mail eml smtp adel email emails mails correo correos courriel mel epost posta mailadr emailadresse mailadresse emailaddress',
  password:
    'ww kw snh mtp cntr password passwords passwd passwort passwrd pwd pswd psw pass paswd kennwort pw contrasena contrasenia contrasenya contrasinal contra clave motdepasse mdp passe senha palavrapasse palavrachave wachtwoord parola parolachiave paroladordine pssw passphrase secret geheimnis secreto secreta',
  hash: 'hash hashed salted hashwert digest md4 md5 sha sha1 sha2 sha256 sha512 crypt bcrypt encrypted encriptada encriptado cifrada cifrado verschluesselt chiffre hache crittografata criptografada versleuteld',
  salt: 'salt salz sal sel zout semilla grain seed',
  format:
    'format formato algo algorithm algoritmo algorithme algorithmus verfahren hashtype method metodo methode cipher',
  user: 'gebr user users usr usrs usuario usuarios usu utilisateur utilisateurs benutzer nutzer anwender ben utente utenti gebruiker gebruikers utilizador utilizadores userid username uname',
  login:
    'login logins logon signin signon anmeldung anmeldename anmelde einloggen acceso accesos conexion connexion accesso accessi acesso acessos aanmelding inlog inloggen sesioninicio ingreso logueo loginname',
  person:
    'person persons people persona personas personne personnes pessoa pessoas personen persoon mensch individual kunde kunden kd kdn customer customers cust cliente clientes client clients clienti klant klanten member members mitglied mitglieder miembro miembros membre membres membro membri lid leden socio socios abonado abonne subscriber abonnent account accounts acct konto konten compte comptes cuenta cuentas conta contas conto gast guest teilnehmer participant participante alumno alumnos student students studenten schueler eleve etudiant estudiante patient paciente employee employees empleado empleados mitarbeiter personal staff employe funcionario dipendente medewerker teacher lehrer profesor staffmember afiliado inscrito adherent iscritto',
  name: 'name names nombre nombres nom nome nomes naam nam nm bezeichnung denominacion nominativo',
  given:
    'firstname vorname vorn prenom voornaam fname givenname prenome prenombre first given rufname forename primer primeiro vornam nombrepila',
  family:
    'lastname surname nachname nachn familienname familyname apellido apellidos apell cognome sobrenome apelido achternaam lname zuname family patronyme nachnam',
  whole:
    'full fullname complete completo completa complet complete volledige volledig displayname display anzeigename vollername gesamtname intero nomcomplet',
  nick: 'nick nickname alias apodo spitzname pseudo pseudonyme pseudonym surnom bijnaam soprannome handle screenname',
  phone:
    'phone telephone phonenumber tel telef telefon telefono telefoon telefone telnr mobile mobil handy movil portable cell cellphone celular cellulare gsm telemovel fon mobiel rufnummer telefonnummer',
  last: 'last letzte letzter letztes letzt ultimo ultima ult dernier derniere laatste recent latest',
  seen: 'seen visit visits visita visite besuch activity actividad aktivitaet activite attivita atividade zugriff bezoek access lastlogin lastseen lastaccess',
  created:
    'created creation alta registro registered registration angelegt erstellt anlage creacion cree inscription criacao criado cadastro registrazione creato aangemaakt inserted eintritt joined since registrierung erfasst datcre',
  changed:
    'modified updated geaendert modificado modifie modificato gewijzigd changed change changes cambio mod upd update aenderung alterado wijziging rowversion',
  active:
    'active activo activa activos aktiv aktive actif active ativo ativa attivo attiva actief enabled enable habilitado habilitada freigegeben freigeschaltet approved aprobado approuve genehmigt abilitato ingeschakeld activated aktiviert activado vigente ativado',
  inactive:
    'closed geschlossen gesloten cerrado ferme chiuso fechado encerrado cancelled canceled terminated gekuendigt expelled inactive inactivo inactiva inaktiv inactif inativo inattivo inactief disabled disable deshabilitado deaktiviert desativado desactive desactivado uitgeschakeld disabilitato suspended suspendido suspendu sospeso inhabilitado stillgelegt',
  locked:
    'locked lock lockout islocked lockedout blocked bloqueado bloqueada bloqueo bloque gesperrt sperre sperr gesp verrouille verrouillee bloccato geblokkeerd banned ban baneado bloq bloquee bloqueio',
  deleted:
    'deleted borrado borrada eliminado eliminada geloescht supprime efface excluido apagado cancellato eliminato verwijderd removed del loesch loeschkz loeschkennzeichen baja anulado ausgetreten gekuendigt trash isdeleted dele',
  status:
    'st sts sit stt status estado statut stato etat zustand situacao toestand estatus state stat situacion flag flags kz kennzeichen indicador indicator indicateur',
  negation: 'not no non nicht nao niet kein sin sans',
  until:
    'until bis hasta jusqua ate fino tot end ende expiry expires expired expiration caducidad caduca ablauf vencimiento scadenza validade vervaldatum validto gueltigbis ablaufdatum expire',
  token:
    'token tokens ticket session sessionid sesion sitzung stamp securitystamp apikey api cookie nonce csrf reset resetcode remember rememberme refresh activation activationcode aktivierungscode verification verificationcode otp etag checksum prufsumme pruefsumme signature firma_digital fingerprint uuid guid concurrency correlation trace activacion aktivierung device',
  question:
    'question answer pregunta respuesta frage antwort reponse risposta domanda pergunta resposta vraag antwoord pin sicherheitsfrage hint hinweis pista',
  old: 'old alt alte altes anterior previous prev ancien ancienne vorige antiguo antigua vecchio antigo oud oude vorheriges historia history hist historial historico',
  other:
    'contact contacts kontakt contato contatto contacten secondary second secundario secundaria secondaire secondario segundo seconda alternativa alternatief recupero recuperacao recuperation secours herstel recuperar rescate respaldo segundario copia copie alternatieve facturas commerciale comercial werk ufficio bureau backupmail alternativo alternate alternative alternativ zweite zweit recovery backup recuperacion wiederherstellung billing invoice factura facturacion rechnung facture fattura fatura factuur manager jefe vorgesetzter boss supervisor parent padre eltern sponsor referrer support sender absender bcc cc notification notificaciones benachrichtigung werber contacto ansprechpartner normalized normalised lowered upper template plantilla vorlage empfaenger recipient destinatario from',
  confirmed:
    'confirmed verified confirmado confirmada verificado verificada bestaetigt verifiziert confirme verifie verificato confermato bevestigd validated validado validiert verif doubleoptin',
  date: 'date fecha fec fch datum data dat zeit time hora uhrzeit timestamp moment momento heure tijd ora',
  aside:
    'newsletter marketing boletin werbung werbe gdpr dsgvo rgpd avg lopd optin opt terms agb condiciones conditions cookies sms premium vip admin administrator gender sexo geschlecht sexe genero geslacht sesso notify receive subscribe subscribed publicidad promo promotion tax iva mwst vat public private oeffentlich default moroso empresa company firma societe azienda beta test demo consent consentimiento einwilligung consentement notifications wantsmail infomail agree accepted anrede title titulo html language sprache idioma langue country land pais pays online featured exported exportado exportiert synced sync replicated migrated billable paid pagado bezahlt color rabatt discount descuento twofactor mfa totp authenticator avatar foto photo',
  attempts:
    'attempt attempts failed intentos intento fehlversuche fehlversuch versuche tentatives tentativi tentativas pogingen count counter anzahl contador zaehler conteo logincount',
  code: 'id ids key nr num nummer numero number code codigo cod kennung pk oid kuerzel clave ref referencia matricula matricule idx index nro zahl',
  role: 'role roles rol rolle rollen ruolo ruoli papel papeis funcao perfil perfiles profil profils profile profilo group groups grupo grupos gruppe gruppen groupe groupes gruppo gruppi groep groepen permission permissions permiso permisos recht rechte berechtigung droit droits cargo',
  log: 'log logs audit auditoria protokoll journal bitacora registroacceso event events evento eventos ereignis trace history hist historial historico historie verlauf historique storico logbook logboek accesslog attempts intentos failed error errors mailqueue queue cola warteschlange outbox inbox message messages mensaje nachricht notification sessions session sesiones sitzungen tokens token',
  archive:
    'archive archived archiv archivo archief archivio arquivo backup backups bak bkp bck old alt alte viejo viejos antiguo antiguos ancien anciens vecchi oud copy copia kopie copie tmp temp temporal staging stage import test prueba sav save deleted borrados geloescht eliminados sicherung snapshot migration history hist pending pendientes baja',
  thing:
    'order orders pedido pedidos bestellung bestellungen commande commandes ordine ordini encomenda product products producto productos produkt produkte artikel articulo article articles prodotto produto invoice invoices factura facturas rechnung rechnungen facture contact contacts contacto contactos kontakt kontakte lead leads newsletter supplier suppliers proveedor proveedores lieferant lieferanten fournisseur fournisseurs fornitore leverancier company companies empresa empresas firma firmen setting settings config configuracion einstellung template templates campaign campaigns country countries city stadt document dokument file files datei vendor vendors address addresses adresse adressen direccion direcciones campagne payment pago zahlung',
  noise:
    'tbl tb tab tabla tabelle table str vch vc nv txt sz int lng dat dt bln bit bl fld col is has es ist est the de der die das del la le el of zum zu di da do du vw view sys app dbo flg ind ynd cd x v t s n i f b c d l e a m p u k',
} as const;
